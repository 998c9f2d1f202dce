//! A folder for each test, and the command run in it.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failing test panics; each test file takes what it needs"
)]

use serde_json::Value;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A folder that starts empty.
pub(crate) struct Folder(PathBuf);

/// What a command said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    /// The folder of one test; no two share a name.
    pub(crate) fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    pub(crate) fn onedoor(&self, arguments: &[&str]) -> Said {
        self.onedoor_with("", arguments)
    }

    /// The command with this text as its stdin.
    pub(crate) fn onedoor_with(&self, stdin: impl AsRef<[u8]>, arguments: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onedoor"));
        command
            .current_dir(&self.0)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that stops early does not read the rest.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_ref());
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Said {
    /// Every line of stdout as JSON.
    pub(crate) fn json(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The last line of stdout as JSON.
    pub(crate) fn summary(&self) -> Value {
        self.json().pop().unwrap()
    }
}

/// A definition without mistakes.
pub(crate) const TEA: &str = r#"Workflow(id: "tea", data: {"sugar": Integer}, steps: {
    "brew": Do(by: Role("cook")),
    "pour": Sign(after: ["brew"], returns: {"again": (to: "brew")}, returns_max: 1),
}, ends: {"drunk": (after: ["pour.signed"]), "spilt": (after: ["pour.refused"])})"#;
