//! Malicious stories in a browser: nothing runs, nothing is sent.
//!
//! The native tests write them to `target/hostile`; the attacks are in tests/hostile/corpus.txt.

use browser_tests::{Answer, Page, Policy, Site, browse};
use std::fs;
use std::path::Path;

/// Records executed code, and violations of the policy.
const LISTEN: &str = "window.ran = []; window.violations = [];
    window.pwned = () => ran.push(new Error().stack);
    for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => ran.push(name);
    addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));";

/// Content that no story may bring into the page.
const FOREIGN_PARTS: &str = "
    const faults = [];
    const page = new URL(location.href);
    for (const element of all('*')) {
        const told = element.outerHTML.slice(0, 200);
        if (element.matches('iframe, object, embed, base, form, style, svg script, meta[http-equiv], frameset, template'))
            faults.push(`an element: ${told}`);
        for (const { name, value } of element.attributes) {
            if (/^on/i.test(name) || name === 'style' || name === 'srcdoc') faults.push(`an attribute: ${name}: ${told}`);
            if (!/^(href|src|action|formaction|data|xlink:href)$/.test(name)) continue;
            if (!URL.canParse(value, page)) continue;
            const { protocol } = new URL(value, page);
            const allowed = element.localName === 'a' ? ['http:', 'https:', 'mailto:'] : ['http:', 'https:'];
            if (!allowed.includes(protocol)) faults.push(`an address: ${protocol}: ${told}`);
        }
    }
    const scripts = all('script').filter((script) => script.type !== 'application/ld+json');
    if (scripts.length !== 1) faults.push(`${scripts.length} scripts`);
    if ('polluted' in {} || 'version' in Object.prototype) faults.push('the prototype of objects is changed');
    return faults";

/// The stories, by number, each on its own page and on a host's page.
fn serve(site: &Site) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/hostile");
    let mend = "run `cargo xtask test --only native hostile`";
    let mut pages = Vec::new();
    for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}: {mend}", folder.display()))
    {
        let entry = entry.expect("an entry of the folder");
        let number = entry.file_name().to_string_lossy().into_owned();
        for name in ["index.html", "story.json", "foreign.html", "bare.json"] {
            let content = fs::read(entry.path().join(name)).expect("a file of the story");
            site.answer(&format!("/hostile/{number}/{name}"), Answer::Content(content));
        }
        pages.extend(["index.html", "foreign.html"].map(|name| format!("/hostile/{number}/{name}")));
    }
    assert!(pages.len() >= 20, "{} pages: {mend}", pages.len());
    // Otherwise the widget would render again instead of hydrating the markup.
    let own = site.file("/index.html");
    let theirs = fs::read(folder.join("0/index.html")).expect("the first story");
    assert_eq!(build(&own), build(&theirs), "the build and the stories are of different sources: {mend}");
    pages
}

/// The build that has rendered a page.
fn build(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let version = page.split("data-version=\"").nth(1).and_then(|rest| rest.split('-').next());
    version.expect("a prerendered page").to_owned()
}

/// Opens every page, and every card on it, and looks for forbidden content.
async fn look_through(page: &Page, path: &str) {
    page.open(path).await;
    page.script::<()>(
        "for (const card of all('.explainer-card')) { card.showPopover(); card.hidePopover(); }
        for (const more of all('details')) more.open = true;
        for (const image of all('img')) image.loading = 'eager';
        await settle()",
    )
    .await;
    let faults: Vec<String> = page.script(FOREIGN_PARTS).await;
    assert!(faults.is_empty(), "{path}: {faults:#?}");
    let ran: Vec<String> = page.script("return ran").await;
    assert!(ran.is_empty(), "{path}: something ran: {ran:#?}");
    let violations: Vec<String> = page.script("return violations").await;
    assert!(violations.is_empty(), "{path}: {violations:#?}");
    let lines = page.console().await;
    // Pictures with text as their address are requested from this site, and do not exist.
    let origin = format!("{}/", page.site.origin());
    let others = lines.iter().filter(|line| {
        !(line.text.starts_with(&origin)
            && (line.text.contains("404") || line.text.ends_with("does not load")))
    });
    // The widget reports what it has left out of the story.
    let others = others.filter(|line| !line.text.contains("$.article"));
    let others: Vec<_> = others.filter(|line| matches!(line.level.as_str(), "SEVERE" | "WARNING")).collect();
    assert!(others.is_empty(), "{path}: {others:#?}");
}

#[test]
fn nothing_runs_and_nothing_is_stopped_by_the_policy() {
    let site = Site::start(Policy::Strict);
    let pages = serve(&site);
    browse(site, async |page: &Page| {
        page.before_scripts(LISTEN).await;
        for path in &pages {
            look_through(page, path).await;
        }
    });
}

#[test]
fn without_a_policy_nothing_runs_and_nothing_leaves_either() {
    let site = Site::start(Policy::None);
    let pages = serve(&site);
    browse(site, async |page: &Page| {
        page.before_scripts(LISTEN).await;
        let mut addresses = Vec::new();
        for path in &pages {
            look_through(page, path).await;
            addresses.extend(page.addresses().await);
        }
        let origin = page.site.origin();
        let foreign: Vec<_> = addresses.iter().filter(|address| !address.starts_with(&origin)).collect();
        assert!(foreign.is_empty(), "{foreign:#?}");
        assert!(addresses.len() >= pages.len(), "the log of the network is empty");
    });
}
