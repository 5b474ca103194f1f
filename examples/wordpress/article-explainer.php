<?php
/**
 * Plugin Name: Article Explainer
 * Description: The block "Article Explainer", the shortcode [article-explainer src="/story.json"], and the field article_explainer for a post's own text.
 * License: MIT OR Apache-2.0
 */

/** The address of the widget's script. */
function article_explainer_script() {
	return content_url( 'article-explainer/article-explainer.js' );
}

/** The widget around a text, which may be empty. */
function article_explainer_element( $src, $text = '' ) {
	return sprintf(
		'<script type="module" src="%s"></script><article-explainer src="%s">%s</article-explainer>',
		esc_url( article_explainer_script() ),
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

add_action(
	'init',
	function () {
		$block = register_block_type(
			__DIR__ . '/block',
			array(
				'render_callback' => function ( $attributes ) {
					$src = $attributes['src'] ?? '';
					return $src ? sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), article_explainer_element( $src ) ) : '';
				},
			)
		);
		$data = wp_json_encode( array( 'script' => article_explainer_script() ) );
		wp_add_inline_script( $block->editor_script_handles[0], "window.articleExplainer = $data;", 'before' );
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
