// Registers <member-center>.
import { defineMemberCenter } from './element/register.js';

defineMemberCenter();
