/// The forms in which a list of cases may lie somewhere.
public enum CaseListKind: String, Sendable, CaseIterable {
  /// Comma-separated values: `CaseTable`.
  case table
  /// A folder that holds a folder for each class, as torchvision's `ImageFolder` has them.
  case classFolders
  /// Pictures with files of PASCAL VOC's XML of the same names anywhere below a folder, as ImageNet's validation set has
  /// them.
  case annotatedPictures
  /// A JSON file with `images`, `annotations` and `categories`, as COCO has them.
  case objectAnnotations

  /// What is wanting where it has no case.
  var lack: String {
    switch self {
    case .table: "a table has a row image,class for each"
    case .classFolders: "a folder of classes holds a folder for each class, with pictures in it"
    case .annotatedPictures: "no picture below the folder has an XML file of its name that holds an object"
    case .objectAnnotations: "no annotation names a picture and a category"
    }
  }
}
