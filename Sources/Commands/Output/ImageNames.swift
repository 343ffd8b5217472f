import Failures
import Files
import MetaCAM

/// What the results of pictures are called: the file name without its ending.
enum ImageNames {
  /// A picture that is named twice counts once, by whatever path; under another name of its own it is another one.
  static func unique(_ paths: [String]) -> [String] {
    struct Picture: Hashable {
      let name: String
      let identity: FileIdentity?
      /// Of a file that is not there.
      let path: String?
    }
    return paths.eachOnce { path in
      let identity = FileIdentity(of: path)
      return Picture(name: file(of: path), identity: identity, path: identity == nil ? path : nil)
    }
  }

  private static func file(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// A word, fit to be part of a file's name.
  static func part(_ word: String) -> String { ShownText.fileName(String(word.prefix(60))) }

  /// Fit to be part of a file's name.
  static func name(of path: String) -> String {
    let file = ShownText.fileName(file(of: path))
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}
