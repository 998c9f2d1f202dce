mod fields;
mod people;
mod seats;
mod time;

use super::{By, End, Entries, Join, Redo, Rest, Return, Step, Title, Workflow};
use crate::expr::Type;
use fields::{Fields, entries, list, quoted};

impl Workflow {
    /// The canonical text: what every definition with the same meaning and the same order prints to. Reading it gives the same tree.
    ///
    /// ```
    /// use onedoor_core::language::read;
    /// let tree = read(br#"Workflow(id:"tea",steps:{"brew":Do()},ends:{"drunk":(after:["brew"])})"#).workflow.unwrap();
    /// assert_eq!(read(tree.print().as_bytes()).workflow.unwrap(), tree);
    /// ```
    pub fn print(&self) -> String {
        let mut fields = Fields::default();
        fields.put("id", quoted(&self.id));
        fields.put("revision", self.revision.to_string());
        fields.put_unless("title", self.title == Title::default(), || title(&self.title));
        fields.put_some("profile", self.profile.as_deref().map(quoted));
        fields.put_some("calendar", self.calendar.as_deref().map(quoted));
        fields.put_some("limit", self.limit.as_ref().map(time::limit));
        fields.put_unless("data", self.data.is_empty(), || {
            entries(self.data.iter().map(|(name, ty)| (name, data_type(ty))))
        });
        fields.put_unless("sealed", self.sealed.is_empty(), || {
            entries(self.sealed.iter().map(|(name, seal)| (name, people::sealed(seal))))
        });
        fields.put_unless("stages", self.stages.is_empty(), || {
            block(self.stages.iter().map(|(name, stage)| (name, time::stage(stage))))
        });
        fields.put_unless("steps", self.steps.is_empty(), || {
            block(self.steps.iter().map(|(name, step)| (name, self::step(step))))
        });
        fields.put_unless("ends", self.ends.is_empty(), || {
            block(self.ends.iter().map(|(name, end)| (name, self::end(end))))
        });
        format!("Workflow(\n{})\n", fields.lines(1))
    }
}

/// A map with an entry a line.
fn block<'a>(rows: impl Iterator<Item = (&'a str, String)>) -> String {
    let rows: String = rows.map(|(key, value)| format!("        {}: {value},\n", quoted(key))).collect();
    format!("{{\n{rows}    }}")
}

fn title(title: &Title) -> String {
    match title {
        Title::Plain(text) => quoted(text),
        Title::ByLanguage(texts) => entries(texts.iter().map(|(language, text)| (language, quoted(text)))),
    }
}

fn data_type(ty: &Type) -> String {
    ty.to_string()
}

fn step(step: &Step) -> String {
    let mut fields = Fields::default();
    who(step, &mut fields);
    people::of_step(step, &mut fields);
    flow(step, &mut fields);
    papers(step, &mut fields);
    time::of_step(step, &mut fields);
    called(step, &mut fields);
    fields.put_unless("activities", step.activities.is_empty(), || list(&step.activities));
    let word = step.kind.word();
    let one_line = format!("{word}{}", fields.tuple());
    if one_line.chars().count() <= 100 { one_line } else { format!("{word}(\n{}        )", fields.lines(3)) }
}

fn who(step: &Step, fields: &mut Fields) {
    fields.put_some("title", step.title.as_ref().map(title));
    fields.put_some("by", step.by.as_ref().map(by));
    fields.put_some("role", step.role.as_deref().map(quoted));
}

fn flow(step: &Step, fields: &mut Fields) {
    fields.put_unless("after", step.after.is_empty(), || list(&step.after));
    fields.put_some("join", step.join.map(join));
    fields.put_unless("rest", step.rest == Rest::Finish, || "Cancel".to_owned());
    fields.put_some("when", step.when.as_deref().map(quoted));
    fields.put_unless("outcomes", step.outcomes.is_empty(), || list(&step.outcomes));
    fields.put_unless("cancels", step.cancels.is_empty(), || {
        entries(step.cancels.iter().map(|(outcome, names)| (outcome, list(names))))
    });
    fields.put_unless("returns", step.returns.is_empty(), || returns(&step.returns));
    fields.put_some("returns_max", step.returns_max.map(|n| n.to_string()));
    fields.put_flag("detour", step.detour);
    fields.put_flag("on_request", step.on_request);
    fields.put_flag("aside", step.aside);
}

fn papers(step: &Step, fields: &mut Fields) {
    for (name, names) in
        [("needs", &step.needs), ("gives", &step.gives), ("reads", &step.reads), ("writes", &step.writes)]
    {
        fields.put_unless(name, names.is_empty(), || list(names));
    }
}

fn called(step: &Step, fields: &mut Fields) {
    fields.put_some("workflow", step.workflow.as_deref().map(quoted));
    fields.put_some("each", step.each.as_deref().map(quoted));
    fields.put_some("as", step.element.as_deref().map(quoted));
}

fn by(by: &By) -> String {
    match by {
        By::Window(name) => format!("Window({})", quoted(name)),
        By::Dept(name) => format!("Dept({})", quoted(name)),
        By::Role(name) => format!("Role({})", quoted(name)),
        By::Person(name) => format!("Person({})", quoted(name)),
        By::Service(name) => format!("Service({})", quoted(name)),
        By::Applicant => "Applicant".to_owned(),
        By::RoleIn { role, dept } => format!("RoleIn(role: {}, dept: {})", quoted(role), quoted(dept)),
        By::Field(name) => format!("Field({})", quoted(name)),
        By::SameAs(step) => format!("SameAs({})", quoted(step)),
        By::Manager { of, up: 1 } => format!("Manager(of: {})", self::by(of)),
        By::Manager { of, up } => format!("Manager(of: {}, up: {up})", self::by(of)),
    }
}

fn join(join: Join) -> String {
    match join {
        Join::AllAsked => "AllAsked".to_owned(),
        Join::AllRequired => "AllRequired".to_owned(),
        Join::Any => "Any".to_owned(),
        Join::AtLeast(k) => format!("AtLeast({k})"),
    }
}

fn returns(returns: &Entries<Return>) -> String {
    entries(returns.iter().map(|(outcome, to)| (outcome, self::to(to))))
}

fn to(to: &Return) -> String {
    let mut fields = Fields::default();
    fields.put("to", quoted(&to.to));
    fields.put_unless("by_way_of", to.by_way_of.is_empty(), || list(&to.by_way_of));
    fields.put_unless("redo", to.redo == Redo::Changed, || "All".to_owned());
    fields.tuple()
}

fn end(end: &End) -> String {
    let mut fields = Fields::default();
    fields.put_some("title", end.title.as_ref().map(title));
    fields.put_unless("after", end.after.is_empty(), || list(&end.after));
    fields.put_some("join", end.join.map(join));
    fields.tuple()
}
