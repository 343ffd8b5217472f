import Failures
import Files
import FoundationEssentials
import Imaging

/// What the environment and the configuration file set.
///
/// The file is JSON: an object of settings by their slugs, texts or numbers, such as `{"cache": "/data/metacam", "threads": 4}`.
/// It is the one that `METACAM_CONFIG` names, else `metacam/config.json` in `XDG_CONFIG_HOME`, else in `~/.config`; of the latter two
/// it need not exist.
public struct UserSettings: Sendable, Equatable {
  /// Where the configuration file is, or would be; nil where the environment names no place.
  public let file: String?
  private let values: [String: String]

  /// The variable that names another configuration file.
  public static let fileVariable = "METACAM_CONFIG"

  /// The settings of an environment and of the file that it names.
  /// - Throws: `MetaCAMError` for a file that cannot be read, or holds something else.
  public init(environment: [String: String]) throws(MetaCAMError) {
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let named = variable(Self.fileVariable)
    file =
      named ?? variable("XDG_CONFIG_HOME").map { $0 + "/metacam/config.json" }
      ?? variable("HOME").map { $0 + "/.config/metacam/config.json" }
    var values: [String: String] = [:]
    if let file, named != nil || FileManager.default.fileExists(atPath: file) { values = try Self.values(inFile: file) }
    for setting in UserSetting.all {
      if let value = values[setting.slug] {
        try Self.check(value, setting, called: "the setting '\(setting.slug)'", ["file": file ?? ""])
      }
      guard let value = variable(setting.variable) else { continue }
      try Self.check(value, setting, called: setting.variable, [:])
      values[setting.slug] = value
    }
    self.values = values
  }

  /// Those of this process, as they were when they were first asked for: the whole of a command goes by one file.
  public static func current() throws(MetaCAMError) -> UserSettings { try ofProcess.get() }

  private static let ofProcess: Result<UserSettings, MetaCAMError> = {
    do throws(MetaCAMError) {
      return .success(try UserSettings(environment: ProcessInfo.processInfo.environment))
    } catch {
      return .failure(error)
    }
  }()

  private static func check(
    _ value: String, _ setting: UserSetting, called name: String, _ context: FailureContext
  ) throws(MetaCAMError) {
    guard !setting.accepts(value) else { return }
    throw MetaCAMError(
      .invalidSetting, "\(name) takes \(setting.taken), not '\(ShownText.visible(String(value.prefix(100))))'",
      context: context)
  }

  /// Nil where nobody has set it.
  public func value(_ setting: UserSetting) -> String? { values[setting.slug] }

  private static let largestFile = 1 << 20

  private static func values(inFile path: String) throws(MetaCAMError) -> [String: String] {
    let file: [String: Scalar]
    do {
      file = try MappedFile(path: path).withBytes { bytes in
        guard bytes.count <= largestFile else {
          throw MetaCAMError(.invalidSetting, "it is larger than any configuration")
        }
        return try JSONText.decoded([String: Scalar].self, from: Array(bytes))
      }
    } catch {
      throw MetaCAMError(
        .invalidSetting, "the configuration file cannot be read: \(error)",
        remedy: "mend it or take it away, or name another one by \(.environment(fileVariable))", context: ["file": path]
      )
    }
    let known = UserSetting.all.map(\.slug)
    for key in file.keys.sorted() where !known.contains(key) {
      throw MetaCAMError(
        .invalidSetting,
        "there is no setting '\(key)'" + NearestNames.hint(for: key, among: known)
          + "; take some of \(known.joined(separator: ", "))", context: ["file": path])
    }
    return file.mapValues(\.text)
  }

  /// A text, or a whole number as it would be written.
  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else {
        text = String(try container.decode(Int.self))
      }
    }
  }
}
