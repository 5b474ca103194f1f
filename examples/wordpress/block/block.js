// The block "Article Explainer" in the editor: an address in the sidebar, and the element itself as its preview. The
// published page is printed by article-explainer.php.
(({ blocks, blockEditor, components, element }) => {
  const { createElement: h, Fragment, useEffect, useRef } = element;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { PanelBody, Placeholder, TextControl } = components;

  /** The field for the address of a story. */
  function Address({ attributes: { src }, setAttributes }) {
    return h(TextControl, {
      label: "Address of the story",
      help: "Such as /story.json, or the address of a story on a server that allows it.",
      value: src,
      onChange: (value) => setAttributes({ src: value }),
      __next40pxDefaultSize: true,
      __nextHasNoMarginBottom: true,
    });
  }

  /** The element, with its script in the same document: the editor renders blocks in a frame. */
  function Preview({ src }) {
    const story = useRef();
    useEffect(() => {
      const { ownerDocument } = story.current;
      const script = window.articleExplainer.script;
      if (ownerDocument.querySelector(`script[src="${CSS.escape(script)}"]`)) return;
      const loader = ownerDocument.createElement("script");
      loader.type = "module";
      loader.src = script;
      ownerDocument.head.append(loader);
    }, []);
    return h("article-explainer", { key: src, ref: story, src });
  }

  function Edit(props) {
    const { src } = props.attributes;
    const address = h(Address, props);
    return h(
      "div",
      useBlockProps(),
      src
        ? h(Fragment, null, h(InspectorControls, null, h(PanelBody, { title: "Story" }, address)), h(Preview, { src }))
        : h(Placeholder, { icon: "book-alt", label: "Article Explainer" }, address),
    );
  }

  blocks.registerBlockType("article-explainer/story", {
    edit: Edit,
    // Only the address is stored.
    save: () => null,
  });
})(window.wp);
