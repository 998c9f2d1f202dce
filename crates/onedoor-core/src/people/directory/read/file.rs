//! The tree of a directory's file, right or wrong. It has no `Debug`, since it holds what people are called.

use super::super::{Grantee, Level, Power};
use crate::language::{Entries, Title};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Directory")]
pub(super) struct DirectoryFile {
    #[serde(default)]
    pub(super) id: String,
    #[serde(default = "first_revision")]
    pub(super) revision: u32,
    #[serde(default)]
    pub(super) zone: Option<String>,
    #[serde(default)]
    pub(super) roles: Entries<RoleFile>,
    #[serde(default)]
    pub(super) depts: Entries<DeptFile>,
    #[serde(default)]
    pub(super) windows: Entries<WindowFile>,
    #[serde(default)]
    pub(super) persons: Entries<PersonFile>,
    #[serde(default)]
    pub(super) grants: Vec<GrantFile>,
    #[serde(default)]
    pub(super) stand_ins: Vec<StandInFile>,
}

fn first_revision() -> u32 {
    1
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a role")]
pub(super) struct RoleFile {
    pub(super) title: Option<Title>,
    pub(super) powers: Vec<Power>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a department")]
pub(super) struct DeptFile {
    pub(super) title: Option<Title>,
    pub(super) level: Option<Level>,
    pub(super) parent: Option<String>,
    pub(super) powers: Vec<Power>,
    pub(super) succeeds: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a window")]
pub(super) struct WindowFile {
    pub(super) title: Option<Title>,
    pub(super) dept: Option<String>,
    pub(super) powers: Vec<Power>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a person")]
pub(super) struct PersonFile {
    pub(super) name: Title,
    pub(super) roles: Vec<String>,
    pub(super) depts: Vec<String>,
    pub(super) windows: Vec<String>,
    pub(super) posts: Vec<PostFile>,
    pub(super) services: Vec<String>,
    pub(super) manager: Option<String>,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    pub(super) qualifications: Entries<QualificationFile>,
}

#[derive(Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a post")]
pub(super) struct PostFile {
    pub(super) role: Option<String>,
    pub(super) dept: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a qualification")]
pub(super) struct QualificationFile {
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a grant")]
pub(super) struct GrantFile {
    pub(super) to: Option<Grantee>,
    pub(super) powers: Vec<Power>,
    pub(super) workflows: Vec<String>,
    pub(super) when: Option<String>,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    pub(super) passes_on: bool,
    pub(super) instrument: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a stand-in")]
pub(super) struct StandInFile {
    pub(super) of: Option<String>,
    pub(super) by: Option<String>,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    pub(super) workflows: Vec<String>,
    pub(super) powers: Vec<Power>,
    pub(super) passes_on: bool,
}
