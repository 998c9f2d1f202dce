use onedoor_core::language::{By, Kind, Step};

/// Who acts on a step, as people say it; empty where the definition does not tell.
pub(crate) fn who(step: &Step) -> String {
    match (&step.by, step.kind) {
        (Some(by), _) => by_words(by),
        (None, Kind::Assign) => step.role.as_ref().map_or(String::new(), |role| format!("role {role}")),
        (None, Kind::Call) => step.workflow.as_ref().map_or(String::new(), |workflow| format!("workflow {workflow}")),
        (None, _) => String::new(),
    }
}

/// Somebody whom a definition names, as people say it.
pub(crate) fn by_words(by: &By) -> String {
    match by {
        By::Window(name) => format!("window {name}"),
        By::Dept(name) => format!("dept {name}"),
        By::Role(name) => format!("role {name}"),
        By::Person(name) => format!("person {name}"),
        By::Applicant => "applicant".to_owned(),
        By::RoleIn { role, dept } => format!("{role} of {dept}"),
        By::Field(name) => format!("whom {name} names"),
        By::SameAs(step) => format!("who did {step}"),
        By::Manager { of, up: 1 } => format!("superior of {}", by_words(of)),
        By::Manager { of, up } => format!("superior {up} up of {}", by_words(of)),
        By::Service(name) => format!("service {name}"),
    }
}
