import Failures
import MetaCAM
import Studies

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A study that was named at the start.
struct StudyShelf: Sendable {
  let id: String
  /// As the user named its folder.
  let name: String
  let store: StudyStore

  static func isStudy(_ path: String) -> Bool { access(StudyFolder(path).plan, F_OK) == 0 }

  init(_ path: String, id: String) throws {
    self.id = id
    name = path
    store = try StudyStore(reading: path)
  }

  var json: JSONValue {
    [
      "study": .string(id), "name": .string(ShownText.visible(name)), "cases": .integer(store.plan.itemCount),
    ]
  }
}
