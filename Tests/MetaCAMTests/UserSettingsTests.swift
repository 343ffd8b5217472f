import Foundation
import MetaCAM
import TestSupport
import Testing

/// UserSettings out of the environment and the configuration file.
@Suite struct UserSettingsTests {
  private let file = TemporaryFile()

  private func settings(_ text: String, _ environment: [String: String] = [:]) throws -> UserSettings {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    return try UserSettings(environment: environment.merging(["METACAM_CONFIG": file.path]) { $1 })
  }

  @Test func takesTheFileBehindTheEnvironment() throws {
    let settings = try settings(
      #"{"cache": "/there", "threads": 4, "precision": "bf16"}"#,
      ["METACAM_PRECISION": "auto", "METACAM_CACHE_LIMIT": "1G", "METACAM_WEIGHTS": ""])
    #expect(settings.value(.cacheFolder) == "/there" && settings.value(.threads) == "4")
    #expect(settings.value(.precision) == "auto" && settings.value(.cacheLimit) == "1G")
    #expect(settings.value(.weightsFolder) == nil && settings.value(.logLevel) == nil)
    #expect(settings.file == file.path)
  }

  @Test func looksWhereConfigurationsLie() throws {
    let home = file.path + ".home"
    #expect(try UserSettings(environment: ["HOME": home]).file == home + "/.config/metacam/config.json")
    #expect(try UserSettings(environment: ["HOME": home, "XDG_CONFIG_HOME": "/x"]).file == "/x/metacam/config.json")
    #expect(try UserSettings(environment: [:]).file == nil)
    defer { try? FileManager.default.removeItem(atPath: home) }
    try FileManager.default.createDirectory(atPath: home + "/.config/metacam", withIntermediateDirectories: true)
    try Data(#"{"threads": 2}"#.utf8).write(to: URL(fileURLWithPath: home + "/.config/metacam/config.json"))
    #expect(try UserSettings(environment: ["HOME": home]).value(.threads) == "2")
  }

  @Test(arguments: [
    "", "[]", "{", #"{"thread": 1}"#, #"{"threads": 1.5}"#, #"{"threads": true}"#, #"{"threads": {"a": 1}}"#,
    #"{"threads": null}"#, #"{"threads": 0}"#, #"{"threads": "x"}"#, #"{"precision": "f8"}"#,
    #"{"cache-limit": "99999999999T"}"#, "{\"cache\": \"\\u0000x\"}", #"{"log-level": "loud"}"#,
  ])
  func refusesOtherFiles(text: String) throws {
    let error = #expect(throws: MetaCAMError.self) { try settings(text) }
    #expect(error?.code == .invalidSetting, "\(error?.description ?? "")")
    #expect(error?.description.contains(file.path) == true)
  }

  @Test func saysWhichVariableIsWrong() {
    let error = #expect(throws: MetaCAMError.self) { try UserSettings(environment: ["METACAM_THREADS": "abc"]) }
    #expect(error?.description.contains("METACAM_THREADS takes a number from 1 to 1024, not 'abc'") == true)
  }

  @Test func saysThatANamedFileIsMissing() {
    #expect(throws: MetaCAMError.self) { try UserSettings(environment: ["METACAM_CONFIG": "/no/such/file"]) }
  }

  @Test func readsTheCacheOutOfThem() throws {
    let settings = #"{"cache": "/there", "cache-limit": "3M"}"#
    try Data(settings.utf8).write(to: URL(fileURLWithPath: file.path))
    let folder = try CacheFolder(environment: ["METACAM_CONFIG": file.path])
    #expect(folder.root == "/there" && folder.weights == "/there/weights")
    #expect(folder.limit == 3 << 20)
  }
}
