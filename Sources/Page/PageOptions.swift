import Execution
import Failures
import Tensors

/// What the page is served with.
package struct PageOptions: Sendable {
  /// Folders of pictures, and folders of studies.
  package var folders: [String] = []
  /// Built-in names or paths; the first is the usual one.
  package var networks: [String]
  /// What makes points of texts for networks that make them of pictures alone, and its vocabulary; nil for what lies beside a network.
  package var textModel: String?
  package var vocabulary: String?
  package var address = "127.0.0.1"
  /// Nil takes 8080, or the next that is free.
  package var port: Int?
  /// Nil makes a new one.
  package var token: String?
  /// Further names that the server is called by, such as those of a proxy.
  package var hosts: [String] = []
  /// What to do where a client calls the server otherwise.
  package var hostRemedy = "use the address that the program printed, or name the host when it is started"
  package var allowsModelUpload = false
  /// What to do where they are not taken.
  package var modelUploadRemedy = "name the network when the server is started, or have it take networks"
  /// Where networks that are sent are kept.
  package var uploadFolder = ""
  /// What pictures and results may take in memory, in bytes.
  package var cacheBytes = 512 << 20
  /// What to do where a picture is larger than that leaves room for.
  package var cacheRemedy = "have the server keep more in memory when it is started"
  package var limits: Limits = .usual
  package var bounds = ServerBounds()
  package let version: String
  package let makeEngine: @Sendable () throws -> Engine
  /// What remedies' means are called.
  package var words: @Sendable (Remedy.Means) -> String = \.swiftWords
  /// The program's own line for a question; nil where it has none.
  package var commandLine: @Sendable (EqualCall) -> String? = { _ in nil }

  package init(networks: [String], version: String, makeEngine: @escaping @Sendable () throws -> Engine) {
    self.networks = networks
    self.version = version
    self.makeEngine = makeEngine
  }

  static let pictureBytes = 64 << 20
  static let networkBytes = 400 << 20
  static let usualPort = 8080
  /// How many ports after the usual one are tried.
  static let furtherPorts = 40
}
