import Failures
import Files
import Imaging
import MetaCAM
import NIOHTTP1
import Tensors

/// Networks that clients have sent: how much one of them may ask for, and what all take on disk.
struct SentNetworks: Sendable {
  let folder: PrivateFolder

  /// Of all files together, in bytes; those that no server lists go first.
  static let mostBytes = 2 << 30
  /// Of a picture as such a network takes it.
  static let mostPixels = 1 << 22
  /// Of one value for one picture: 256 MiB.
  private static let mostValueElements = 1 << 26

  static func limits(_ usual: Limits) -> Limits {
    var limits = usual
    limits.valueElements = min(usual.valueElements, mostValueElements)
    limits.allElements = min(usual.allElements, Limits.usual.allElements)
    return limits
  }

  /// - Throws: `Problem` (422) where its input is larger than the server makes pictures for a client's network.
  static func check(_ model: NetworkModel) throws(Problem) {
    guard let size = model.preprocessing.cropSize else { return }
    let (pixels, overflows) = size.height.multipliedReportingOverflow(by: size.width)
    guard !overflows, pixels <= mostPixels else {
      throw tooLarge(
        "the network takes pictures of \(size.width) × \(size.height) pixels, and one that is sent may take "
          + "\(mostPixels) pixels")
    }
  }

  static func tooLarge(_ detail: String) -> Problem {
    Problem(
      .unprocessableEntity, "too-large-network", ShownText.visible(detail),
      remedy: "name the network when the server is started: then it may be larger")
  }

  /// Makes room by removing what was written longest ago of those that are not listed.
  /// - Throws: `Problem` (507) where there is none.
  func makeRoom(for count: Int, listed: Set<String>) throws(Problem) {
    let files = (try? folder.files().filter { $0.name.hasSuffix(".onnx") }) ?? []
    var total = files.reduce(count) { $0 + $1.size }
    for file in files.sorted(by: { $0.changed < $1.changed }) where total > Self.mostBytes {
      if !listed.contains("\(folder.path)/\(file.name)"), folder.remove(file.name) { total -= file.size }
    }
    guard total <= Self.mostBytes else {
      throw Problem(
        .insufficientStorage, "too-many-networks",
        "networks that were sent take \(total - count) bytes, and \(Self.mostBytes) are kept",
        remedy: "start the server anew, which then lists none of them")
    }
  }
}
