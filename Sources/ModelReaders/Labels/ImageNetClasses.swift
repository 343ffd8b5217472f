/// The 1000 classes of ImageNet's classification task, in the order in which all common networks put them out.
///
///     ImageNetClasses.all[281].name       // "tabby"
///     ImageNetClasses.all[281].wordNetID  // "n02123045"
///
/// Source: Russakovsky et al., "ImageNet Large Scale Visual Recognition Challenge", 2015; ids and synonyms from
/// Princeton University's WordNet 3.0; names as torchvision shortens them. The list lies in the program itself, not
/// in a file beside it; `Scripts/imagenet_classes.py` makes it.
public enum ImageNetClasses {
  /// All classes, by index. Parsed at first use.
  public static let all = parse(PackageResources.imagenet_classes_txt)

  /// The same, with the search for a name.
  public static let labels = ClassLabels(all)

  /// One line a class: id, name and synonyms, parted by tabs.
  private static func parse(_ text: [UInt8]) -> [ClassLabel] {
    text.split(separator: UInt8(ascii: "\n")).enumerated().map { index, line in
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      return ClassLabel(
        index: index, name: fields.count > 1 ? fields[1] : nil, wordNetID: fields.first,
        synonyms: fields.count > 2 && !fields[2].isEmpty ? synonyms(fields[2]) : [])
    }
  }

  private static func synonyms(_ field: String) -> [String] {
    field.split(separator: ",").map { String($0.drop(while: { $0 == " " })) }
  }
}
