//! Shortens the names of a module's imports and exports, in the module and in its glue.
//!
//! wasm-bindgen names each import by its function, with a hash; readers download all of these names twice. Only the
//! glue uses them: here the imports become a list, named by index, and each export gets a letter.

use crate::process::Failure;
use std::collections::HashMap;
use wasm_encoder::{EntityType, ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// The imports in the glue, as written by wasm-bindgen: `NAME: function(…) {…},` one below the other, each name on its
/// own line, with an indentation that only closing braces share.
const BEFORE_IMPORTS: &str = "const import0 = {\n        __proto__: null,";
const AFTER_IMPORTS: &str = "\n    };\n    return {";
const MARGIN: &str = "\n        ";

/// The module and its glue with short names. Exports that the glue does not use are removed.
///
/// # Errors
/// If module or glue do not have wasm-bindgen's form.
pub(crate) fn shortened(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), Failure> {
    let failed = |what: &str| Failure::new(format!("wasm-bindgen wrote what is not known here: {what}"));
    let (head, rest) = glue.split_once(BEFORE_IMPORTS).ok_or_else(|| failed("glue without imports"))?;
    let (body, tail) = rest.split_once(AFTER_IMPORTS).ok_or_else(|| failed("imports without an end"))?;
    let mut functions = functions_by_name(body);

    let mut module = Module::new();
    let mut imported = String::new();
    let mut exported = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let unread = |error: wasmparser::BinaryReaderError| failed(&error.to_string());
        match payload.map_err(unread)? {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for (place, import) in section.into_imports().enumerate() {
                    let import = import.map_err(unread)?;
                    let TypeRef::Func(kind) = import.ty else { return Err(failed(import.name)) };
                    let function = functions.remove(import.name).ok_or_else(|| failed(import.name))?;
                    imported += &function;
                    imports.import("", &place.to_string(), EntityType::Function(kind));
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let export = export.map_err(unread)?;
                    let asked_for = format!("wasm.{}", export.name);
                    if renamed(glue, &asked_for, "") != glue {
                        let name = format!("${}", exported.len());
                        exports.export(&name, export.kind.into(), export.index);
                        exported.push((asked_for, format!("wasm.{name}")));
                    }
                }
                module.section(&exports);
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    let data = wasm.get(range).ok_or_else(|| failed("a section is cut off"))?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    let (_, tail) = tail.split_once(": import0").ok_or_else(|| failed("imports of no module"))?;
    let tail = without_debug_text(tail);
    let mut glue = format!("{head}const import0 = [{imported}\n    ];\n    return {{ \"\": import0{tail}");
    for (from, to) in exported {
        glue = renamed(&glue, &from, &to);
    }
    Ok((module.finish(), glue))
}

/// The glue without its function that formats values for debugging, which is used only for panic messages.
fn without_debug_text(glue: &str) -> String {
    match glue
        .split_once("function debugString(val) {")
        .map(|(before, rest)| (before, rest.split_once("\n}\n")))
    {
        Some((before, Some((_, after)))) => format!("{before}const debugString = String;\n{after}"),
        _ => glue.to_owned(),
    }
}

/// The functions in the glue, each with its comma.
fn functions_by_name(body: &str) -> HashMap<&str, String> {
    let mut functions = HashMap::new();
    let mut name = "";
    for line in body.split(MARGIN) {
        match line.split_once(": function") {
            Some((found, rest)) if !found.contains([' ', '}']) => {
                name = found;
                functions.insert(name, format!("{MARGIN}function{rest}"));
            }
            _ => {
                if let Some(function) = functions.get_mut(name) {
                    *function += MARGIN;
                    *function += line;
                }
            }
        }
    }
    functions
}

/// A script with all whole-word occurrences of a name replaced.
fn renamed(script: &str, from: &str, to: &str) -> String {
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '$');
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, after)) = rest.split_once(from) {
        text.push_str(before);
        text.push_str(if after.starts_with(is_part) { from } else { to });
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::{renamed, shortened};
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection, Module,
        TypeSection,
    };

    const GLUE: &str = r#"
function get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_two_4567: function(arg0) {
            return two(wasm.work(arg0));
        },
        __wbg_one_0123: function() { return f(function () {
            return wasm.work_harder();
        }, arguments); },
    };
    return {
        __proto__: null,
        "./widget_bg.js": import0,
    };
}

function debugString(val) {
    if (val === null) {
        return "null";
    }
    return "much";
}
"#;

    fn module(imported: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        let mut own = 0;
        for name in imported {
            imports.import("./widget_bg.js", name, EntityType::Function(0));
            own += 1;
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        for name in ["work", "idle", "work_harder"] {
            exports.export(name, ExportKind::Func, own);
        }
        let mut function = Function::new([]);
        function.instructions().end();
        let mut code = CodeSection::new();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn module_and_glue_agree() {
        let (wasm, glue) = shortened(&module(&["__wbg_one_0123", "__wbg_two_4567"]), GLUE).unwrap();
        let [one, two] = ["return wasm.$1();\n        }, arguments); },", "two(wasm.$0(arg0));\n        },"]
            .map(|text| glue.find(text).unwrap());
        assert!(one < two, "in the order of the module: {glue}");
        assert!(
            glue.contains("const import0 = [\n        function() {") && glue.contains("\"\": import0"),
            "{glue}"
        );

        assert!(wasmparser::Parser::new(0).parse_all(&wasm).all(|payload| payload.is_ok()));
        let wasm = String::from_utf8_lossy(&wasm).into_owned();
        for gone in ["__wbg", "widget", "work", "idle"] {
            assert!(!wasm.contains(gone), "{wasm:?}");
        }
    }

    #[test]
    fn what_is_not_as_expected_is_refused() {
        assert!(shortened(b"no module", GLUE).is_err());
        assert!(shortened(&module(&["__wbg_three_89ab"]), GLUE).is_err(), "the glue lacks an import");
        assert!(shortened(&module(&[]), "function get_imports() {}").is_err());
    }

    #[test]
    fn a_name_is_replaced_only_as_a_whole() {
        assert_eq!(renamed("wasm.a(wasm.ab, wasm.a)", "wasm.a", "wasm.$0"), "wasm.$0(wasm.ab, wasm.$0)");
    }
}
