use crate::{answer::Answer, args::Picture, diagram::diagram_of, output::Output, trouble::Trouble};
use onedoor::draw;
use onedoor_core::graph::Graph;
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
struct Summary<'a> {
    r#type: &'static str,
    file: &'a str,
    to: &'static str,
    out: Option<String>,
    drawing: Option<&'a str>,
}

/// Draws a definition. One with errors is not drawn.
pub(super) fn graph(
    file: &Path,
    to: Picture,
    out: Option<&Path>,
    workflows: Option<&Path>,
    output: &mut Output,
) -> Result<Answer, Trouble> {
    let Some((proved, _)) = super::proved(file, workflows, output)? else { return Ok(Answer::No) };
    if let Some(out) = out.filter(|out| is_same_file(file, out)) {
        return Err(Trouble::misuse(format!(
            "`{}` is the workflow itself: the drawing would take its place",
            out.display()
        )));
    }
    let drawing = picture(&proved, to);
    match out {
        Some(out) => std::fs::write(out, &drawing).map_err(|error| Trouble::file("write", out, &error))?,
        None if !output.is_json() => write!(output.human(), "{drawing}")?,
        None => {}
    }
    output.json(&Summary {
        r#type: "summary",
        file: &file.display().to_string(),
        to: to.word(),
        out: out.map(|out| out.display().to_string()),
        drawing: out.is_none().then_some(drawing.as_str()),
    })?;
    Ok(Answer::Yes)
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn picture(graph: &Graph, to: Picture) -> String {
    let diagram = diagram_of(graph, None);
    match to {
        Picture::Svg => draw::svg(&diagram),
        Picture::Mermaid => draw::mermaid(&diagram),
        Picture::Dot => draw::dot(&diagram),
    }
}
