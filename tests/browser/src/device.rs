//! The emulated device: the size of the window, preferences, whether scripts run.
//!
//! Each engine has its own way: Chromium its protocol, Firefox privileged scripts, WebKitGTK the settings of the
//! toolkit, read at its start.

use crate::ability::Ability;
use crate::engine::Engine;
use crate::page::Page;
use http::Method;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// A preference set in the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// Dark pages.
    Dark,
    /// Forced colours, as in Windows' high contrast.
    ForcedColours,
    /// Reduced motion.
    ReducedMotion,
}

impl Preference {
    pub(crate) fn ability(self) -> Ability {
        match self {
            Self::Dark => Ability::Dark,
            Self::ForcedColours => Ability::ForcedColours,
            Self::ReducedMotion => Ability::ReducedMotion,
        }
    }

    /// The media feature in CSS, and its value.
    fn media(self) -> (&'static str, &'static str) {
        match self {
            Self::Dark => ("prefers-color-scheme", "dark"),
            Self::ForcedColours => ("forced-colors", "active"),
            Self::ReducedMotion => ("prefers-reduced-motion", "reduce"),
        }
    }

    /// The attribute of Firefox's browsing context.
    fn of_firefox(self) -> (&'static str, &'static str) {
        match self {
            Self::Dark => ("prefersColorSchemeOverride", "dark"),
            Self::ForcedColours => ("forcedColorsOverride", "active"),
            Self::ReducedMotion => ("prefersReducedMotionOverride", "reduce"),
        }
    }

    /// The line in GTK's settings.
    fn of_gtk(self) -> &'static str {
        match self {
            Self::Dark => "gtk-theme-name=Adwaita-dark\n",
            Self::ForcedColours => "",
            Self::ReducedMotion => "gtk-enable-animations=0\n",
        }
    }
}

/// Allows narrow windows: the buttons of WebKit's browser are wide.
const GTK_STYLE: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }";

/// Writes the toolkit's settings to the configuration folder of a WebKit browser.
pub(crate) fn configure_gtk(folder: &Path, preferences: &[Preference]) {
    let lines = preferences.iter().map(|preference| preference.of_gtk());
    let settings = lines.fold("[Settings]\n".to_owned(), |text, line| text + line);
    let folder = folder.join("gtk-3.0");
    let written = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("settings.ini"), settings))
        .and_then(|()| fs::write(folder.join("gtk.css"), GTK_STYLE));
    written.expect("settings of the toolkit");
}

impl Page {
    /// Sets the preferences that the engine was not started with.
    pub(crate) async fn prefer(&self, preferences: &[Preference]) {
        match self.engine {
            Engine::Chromium => {
                let features = preferences.iter().map(|preference| {
                    let (name, value) = preference.media();
                    json!({ "name": name, "value": value })
                });
                let features: Value = features.collect();
                self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
            }
            Engine::Firefox => {
                for (name, value) in preferences.iter().map(|preference| preference.of_firefox()) {
                    self.in_firefox::<()>("context[given[0]] = given[1]", json!([name, value])).await;
                }
            }
            Engine::WebKit => {}
        }
    }

    /// A window whose viewport has this size, in CSS pixels, with mouse and keyboard.
    pub async fn window(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": false })).await;
            let metrics =
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        } else {
            self.resize(width, height).await;
        }
    }

    /// A phone of 360 × 740 CSS pixels with a touch screen. Chromium also emulates a phone (a coarse pointer without
    /// hover); in the other engines it is a window of this size.
    pub async fn phone(&self) {
        if self.engine == Engine::Chromium {
            let metrics = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
            self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
            self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
        } else {
            self.resize(360, 740).await;
        }
    }

    /// Makes the window larger than the viewport by its frame and its buttons.
    async fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::Firefox {
            let script = "browser.ownerDocument.documentElement.style.minWidth = 0";
            self.in_firefox::<Value>(script, Value::Null).await;
        }
        let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let (across, down) = self.script::<(u32, u32)>(frame).await;
        let size = json!({ "x": 0, "y": 0, "width": width + across, "height": height + down });
        self.command(Method::POST, "window/rect", size).await;
        let what = format!("the viewport is {width} x {height}");
        let script = "return innerWidth === given[0] && innerHeight === given[1]";
        self.until_with(&what, script, json!([width, height])).await;
    }

    /// Switches to print layout. Needs [`Ability::PaperOnScreen`](crate::Ability).
    pub async fn paper(&self) {
        self.lay_out_for("print").await;
    }

    /// Switches back to screen layout.
    pub async fn screen(&self) {
        self.lay_out_for("").await;
    }

    async fn lay_out_for(&self, medium: &str) {
        match self.engine {
            Engine::Chromium => {
                self.devtools("Emulation.setEmulatedMedia", json!({ "media": medium })).await;
            }
            Engine::Firefox => {
                self.in_firefox::<Value>("context.mediumOverride = given", json!(medium)).await;
            }
            Engine::WebKit => panic!("WebKit cannot: ask `lacks(Ability::PaperOnScreen)` before"),
        }
    }

    /// Disables scripts in pages opened from now on, except those of the tests.
    pub async fn scripts_off(&self) {
        if self.engine == Engine::Chromium {
            self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
            self.runs_scripts.set(false);
        } else {
            // With scripts disabled in other engines the driver could not run any either: the site forbids them
            // instead.
            self.site.forbid_scripts();
        }
    }
}
