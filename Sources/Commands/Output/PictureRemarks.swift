import MetaCAM
import Synchronization

/// What is to be said of how pictures were read, where there was a choice: collected beside their reading, listed in their order.
final class PictureRemarks: Sendable {
  private struct Entry {
    let path: String
    let notes: [String]
    let hasForeignColours: Bool
  }

  private let entries = Mutex<[Int: Entry]>([:])

  func add(_ input: NetworkInput, of path: String, at place: Int) {
    guard !input.notes.isEmpty || input.hasForeignColours else { return }
    let entry = Entry(path: path, notes: input.notes, hasForeignColours: input.hasForeignColours)
    entries.withLock { $0[place] = entry }
  }

  /// A line for each picture of which there is one, such as `lung.tif: page: 1 of 3, range: 0 … 4095 (12 bits)`.
  var listed: [String] {
    sorted.compactMap { $0.notes.isEmpty ? nil : "\($0.path): \($0.notes.joined(separator: ", "))" }
  }

  /// Once for all of them.
  func warn(by console: Console) {
    let foreign = sorted.filter(\.hasForeignColours)
    guard let first = foreign.first else { return }
    let others = foreign.count == 1 ? "" : " (and \(foreign.count - 1) more)"
    console.note(
      "note: the colours of '\(first.path)'\(others) have a profile that is not sRGB's, and are taken as they are stored; "
        + "--colour-management brings them to sRGB")
  }

  private var sorted: [Entry] { entries.withLock { $0.sorted { $0.key < $1.key }.map(\.value) } }
}
