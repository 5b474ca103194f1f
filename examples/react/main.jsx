import { useLayoutEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import story from "../story.json";

function Explainer({ story, ...rest }) {
  const element = useRef(null);
  // By hand: until the element's script has come, React would write the object into an attribute.
  useLayoutEffect(() => {
    element.current.story = story;
  }, [story]);
  return <article-explainer ref={element} {...rest} />;
}

function App() {
  const [term, setTerm] = useState("nothing");
  return (
    <>
      <p>Looked up last: <output>{term}</output></p>
      <Explainer story={story} onexplainer-term-show={(event) => setTerm(event.detail.id)} />
    </>
  );
}

createRoot(document.getElementById("app")).render(<App />);
