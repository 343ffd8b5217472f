import ModelReaders

extension NetworkModel {
  /// The files that a model of a name is read from, beside those that its own file names; a name that is no file's is among
  /// them.
  public static func files(named name: String) -> [String] {
    guard let path = DescriptionFile.path(of: name), let file = try? DescriptionFile(contentsOf: path) else {
      return [name]
    }
    return file.files
  }

  /// Where its description lies unless somebody says otherwise: beside the network's file.
  public var usualDescriptionPath: String {
    if DescriptionFile.isFolder(sourceName) { return "\(sourceName)/\(DescriptionFile.name)" }
    guard let slash = sourceName.lastIndex(of: "/") else { return DescriptionFile.name }
    return "\(sourceName[...slash])\(DescriptionFile.name)"
  }
}
