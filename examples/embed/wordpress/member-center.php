<?php
/**
 * Plugin Name: Member center
 * Description: The shortcode [member_center program="https://…/programme.json"]. What web/dist holds
 *   lies in the plugin's folder `dist`.
 * Requires at least: 6.5
 * Version: 1.0.0
 * License: MIT
 */

defined('ABSPATH') || exit;

add_shortcode('member_center', function ($given) {
    $given = shortcode_atts(['program' => '', 'lang' => get_bloginfo('language'), 'theme' => 'auto'], $given);
    $user = wp_get_current_user();
    wp_enqueue_script_module('member-center', plugins_url('dist/define.js', __FILE__));
    return sprintf(
        '<member-center program="%1$s" member="%2$s" display-name="%3$s" lang="%4$s" theme="%5$s"></member-center>',
        esc_attr($given['program']),
        esc_attr($user->ID ? "wp-{$user->ID}" : ''),
        esc_attr($user->display_name ?? ''),
        esc_attr($given['lang']),
        esc_attr($given['theme'])
    );
});

// A guest who presses the button signs in here and comes back.
add_action('wp_enqueue_scripts', function () {
    wp_register_script_module('member-center-login', plugins_url('login.js', __FILE__));
    wp_enqueue_script_module('member-center-login');
});
