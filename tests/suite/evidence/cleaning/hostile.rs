//! A document with a secret in every place that can hold one.

use super::{SECRETS, pictures::from_a_telephone};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// What is painted, and so stays.
pub const SEEN: [&str; 3] = ["Se suspende la convocatoria", "Sello recibido", "Segunda hoja"];

fn secret(n: usize) -> Object {
    Object::string_literal(SECRETS[n % SECRETS.len()])
}

fn packed(mut dict: Dictionary, content: &str) -> Stream {
    dict.set("Marker", secret(0));
    let mut stream = Stream::new(dict, format!("{content}{}", " ".repeat(400)).into_bytes());
    stream.compress().expect("packed");
    stream
}

fn form(document: &mut Document, says: &str, font: ObjectId) -> ObjectId {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 200.into(), 50.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "A" => font } },
        "PieceInfo" => dictionary! { "App" => dictionary! { "Private" => secret(1) } },
        "OPI" => dictionary! { "Comments" => secret(2) },
    };
    document.add_object(packed(dict, &format!("BT /A 12 Tf 10 10 Td ({says}) Tj ET % {}\n", SECRETS[1])))
}

fn picture(document: &mut Document) -> ObjectId {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 64, "Height" => 32, "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8, "Filter" => "DCTDecode", "StructParent" => 1,
        "Metadata" => document.add_object(packed(dictionary! { "Type" => "Metadata" }, SECRETS[0])),
    };
    document.add_object(Stream::new(dict, from_a_telephone()))
}

fn notes(document: &mut Document, font: ObjectId) -> Vec<Object> {
    let rect = || vec![10.into(), 10.into(), 210.into(), 60.into()];
    let look = form(document, SEEN[1], font);
    let file = document.add_object(packed(dictionary! { "Type" => "EmbeddedFile" }, SECRETS[2]));
    let attached = dictionary! { "Type" => "Filespec", "F" => secret(0), "UF" => secret(1), "EF" => dictionary! { "F" => file } };
    let all = [
        dictionary! { "Type" => "Annot", "Subtype" => "Text", "Rect" => rect(), "T" => secret(0), "Contents" => secret(1), "AP" => dictionary! { "N" => look } },
        dictionary! { "Type" => "Annot", "Subtype" => "Stamp", "Rect" => rect(), "T" => secret(0), "NM" => secret(2), "Contents" => secret(1),
        "M" => "D:20260101", "AP" => dictionary! { "N" => look, "D" => file }, "AA" => script() },
        dictionary! { "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => secret(0), "V" => secret(1), "F" => 2, "Rect" => rect(),
        "AP" => dictionary! { "N" => look } },
        dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => rect(), "A" => dictionary! { "S" => "URI", "URI" => secret(2) } },
        dictionary! { "Type" => "Annot", "Subtype" => "FileAttachment", "Rect" => rect(), "FS" => attached },
    ];
    all.into_iter().map(|note| Object::Reference(document.add_object(note))).collect()
}

fn script() -> Object {
    let call = format!("app.alert('{}')", SECRETS[0]);
    Object::Dictionary(dictionary! { "S" => "JavaScript", "JS" => Object::string_literal(call) })
}

/// A painting with remarks, marks and an operator that nobody knows.
fn painting(says: &str) -> String {
    format!(
        "% by {0}\n/Span << /ActualText ({0}) /MCID 0 >> BDC BT /A 12 Tf 50 700 Td [(Se ) % {1}\n (x)] pop ({says}) Tj ET EMC\n\
         /OC /Layer BDC q 100 0 0 50 50 500 cm /Foto Do Q EMC\n({2}) unknown\n/P ({1}) DP q /Hoja Do Q\n({0})",
        SECRETS[0], SECRETS[1], SECRETS[2]
    )
}

fn page(document: &mut Document, tree: ObjectId, says: &str, font: ObjectId) -> ObjectId {
    let (foto, hoja) = (picture(document), form(document, "dentro", font));
    let layer = document.add_object(dictionary! { "Type" => "OCG", "Name" => secret(0) });
    let contents = document.add_object(packed(Dictionary::new(), &painting(says)));
    let thumb = document.add_object(Stream::new(dictionary! { "Width" => 1, "Height" => 1 }, SECRETS[0].into()));
    let notes = notes(document, font);
    document.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => vec![contents.into()], "Annots" => notes, "Thumb" => thumb,
        "AA" => dictionary! { "O" => script() }, "LastModified" => secret(2), "PieceInfo" => dictionary! { "X" => secret(1) },
        "Resources" => dictionary! {
            "Font" => dictionary! { "A" => font }, "XObject" => dictionary! { "Foto" => foto, "Hoja" => hoja },
            "Properties" => dictionary! { "Layer" => layer }, "ProcSet" => vec!["PDF".into(), secret(1)],
        },
    })
}

/// The document.
pub fn document() -> Document {
    let mut document = Document::with_version("1.6");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding", "Comment" => secret(1),
    });
    let pages = [page(&mut document, tree, SEEN[0], font), page(&mut document, tree, SEEN[2], font)];
    let kids: Vec<Object> = pages.iter().map(|id| Object::Reference(*id)).collect();
    let size = vec![0.into(), 0.into(), 612.into(), 792.into()];
    document
        .set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 2, "MediaBox" => size, "Rotate" => 90 });
    let metadata = document.add_object(packed(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, SECRETS[0]));
    let file = document.add_object(packed(dictionary! { "Type" => "EmbeddedFile" }, SECRETS[2]));
    let spec = dictionary! { "Type" => "Filespec", "UF" => secret(1), "EF" => dictionary! { "F" => file } };
    let words = document.add_object(
        dictionary! { "Type" => "StructElem", "S" => "P", "A" => dictionary! { "O" => "UserProperties", "P" => secret(0) } },
    );
    let outline = document.add_object(dictionary! { "Title" => secret(1) });
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => tree, "Metadata" => metadata, "OpenAction" => script(), "AA" => script(),
        "Names" => dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![secret(0), spec.into()] }, "JavaScript" => script() },
        "StructTreeRoot" => dictionary! { "K" => words }, "Outlines" => dictionary! { "First" => outline },
        "AcroForm" => dictionary! { "Fields" => Object::Array(Vec::new()), "XFA" => secret(2) },
        "PieceInfo" => dictionary! { "X" => secret(1) }, "Lang" => secret(0),
    });
    let about = document.add_object(dictionary! { "Author" => secret(0), "Creator" => secret(1), "Title" => secret(2) });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", about);
    document.trailer.set("ID", vec![secret(0), secret(1)]);
    document.add_object(dictionary! { "Orphan" => secret(2) });
    document
}

pub fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("saved");
    // An earlier version that was only written over, and a remark behind the end.
    bytes.extend(format!("\n% {}\n", SECRETS[0]).into_bytes());
    bytes
}

/// Everything that a reader could find in a document, unpacked.
pub fn all_bytes(bytes: &[u8]) -> Vec<u8> {
    let mut all = bytes.to_vec();
    let document = Document::load_mem(bytes).expect("a document");
    for object in document.objects.values() {
        all.extend(format!("{object:?}").into_bytes());
        if let Object::Stream(stream) = object {
            all.extend(stream.get_plain_content().unwrap_or_else(|_| stream.content.clone()));
        }
    }
    all
}
