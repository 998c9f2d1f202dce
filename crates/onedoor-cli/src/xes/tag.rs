//! A start tag of a log.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute as TagAttribute;

use super::fault::Fault;
use super::{Limit, XmlFault};

/// A tag of a log has two attributes, `log` has a handful; the bound keeps the search for repeated ones cheap.
const TAG_ATTRIBUTES_MAX: usize = 256;

/// A start tag whose attributes are only read when somebody asks for them.
pub(super) struct Tag<'b> {
    start: BytesStart<'b>,
    value_bytes_max: usize,
}

impl<'b> Tag<'b> {
    pub(super) fn new(start: BytesStart<'b>, value_bytes_max: usize) -> Result<Tag<'b>, Fault> {
        match start.name().as_ref().len() {
            length if length > value_bytes_max => Err(Limit::ValueBytes(value_bytes_max).into()),
            _ => Ok(Tag { start, value_bytes_max }),
        }
    }

    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The values of `key` and `value`, each when it is there.
    pub(super) fn key_and_value(&self) -> Result<(Option<String>, Option<String>), Fault> {
        let (mut key, mut value) = (None, None);
        for (count, attribute) in self.start.attributes().enumerate() {
            if count == TAG_ATTRIBUTES_MAX {
                return Err(Limit::TagAttributes(TAG_ATTRIBUTES_MAX).into());
            }
            let attribute = attribute.map_err(|_| XmlFault::TagAttributes)?;
            match attribute.key.as_ref() {
                "key" => key = Some(self.resolved(&attribute)?),
                "value" => value = Some(self.resolved(&attribute)?),
                _ => {}
            }
        }
        Ok((key, value))
    }

    fn resolved(&self, attribute: &TagAttribute<'_>) -> Result<String, Fault> {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
        match value.len() {
            length if length > self.value_bytes_max => Err(Limit::ValueBytes(self.value_bytes_max).into()),
            _ => Ok(value.into_owned()),
        }
    }
}
