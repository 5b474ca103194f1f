<?php
/**
 * Plugin Name: Article Explainer
 * Description: The shortcode [article-explainer src="/story.json"], and the field article_explainer for a post's own text.
 * License: MIT OR Apache-2.0
 */

/** The widget around a text, which may be empty. */
function article_explainer_element( $src, $text = '' ) {
	return sprintf(
		'<script type="module" src="%s"></script><article-explainer src="%s">%s</article-explainer>',
		esc_url( content_url( 'article-explainer/article-explainer.js' ) ),
		esc_url( $src ),
		$text
	);
}

add_shortcode(
	'article-explainer',
	function ( $attributes ) {
		return article_explainer_element( $attributes['src'] ?? '' );
	}
);

// Last of all, so that the text is as WordPress prints it: nothing adds paragraphs to the element any more.
add_filter(
	'the_content',
	function ( $text ) {
		$src = is_singular() ? get_post_meta( get_the_ID(), 'article_explainer', true ) : '';
		return $src ? article_explainer_element( $src, $text ) : $text;
	},
	100
);
