import { createApp } from 'vue';
import Membership from './Membership.vue';

createApp(Membership).mount('#root');
