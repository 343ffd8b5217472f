import Failures
import Files
import FoundationEssentials
import ModelReaders

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where MetaCAM reads and writes beside what it is asked to.
extension CheckupTopic {
  static let settings = CheckupTopic("settings", "the environment's variables and the configuration file") { machine in
    do throws(MetaCAMError) {
      let settings = try UserSettings(environment: machine.environment)
      let set = UserSetting.all.filter { settings.value($0) != nil }.map(\.slug)
      let file = settings.file.map { FileManager.default.fileExists(atPath: $0) ? $0 : "no configuration file" }
      return [
        CheckupFinding(
          .good, "\(file ?? "no configuration file")" + (set.isEmpty ? "" : "; set: \(set.joined(separator: ", "))"))
      ]
    } catch { return [CheckupFinding(.bad, error.message, remedy: error.remedy)] }
  }

  static let cache = CheckupTopic("cache", "where compiled networks and fetched weights are kept") { machine in
    let elsewhere: Remedy =
      "set \(.environment(UserSetting.cacheFolder.variable)) to a folder of your own that can be written"
    do {
      let folders = try CacheFolder(environment: machine.environment)
      guard let folder = try folders.compiledNetworks() else {
        return [
          CheckupFinding(
            .limited, "\(folders.root ?? "no folder") cannot be written: each network is compiled anew each time",
            remedy: elsewhere)
        ]
      }
      guard let free = machine.freeBytes(folder), free < leastSpace else { return [CheckupFinding(.good, folder)] }
      return [
        CheckupFinding(
          .limited, "\(folder), on a disk with \(gibibytes(free)) left",
          remedy: "make room there, or set \(.environment(UserSetting.cacheFolder.variable)) to a folder elsewhere")
      ]
    } catch let error as any ContextualError {
      return [CheckupFinding(.limited, "compiled networks are not kept: \(error.message)", remedy: elsewhere)]
    } catch { return [CheckupFinding(.limited, "compiled networks are not kept: \(error)", remedy: elsewhere)] }
  }

  /// Compiled, a large network takes half a gigabyte.
  private static let leastSpace = 1 << 30

  static let temporaryFolder = CheckupTopic("temporary", "the folder for files of a moment") { machine in
    let folder = TemporaryFolder.path(in: machine.environment)
    guard access(folder, W_OK | X_OK) == 0 else {
      return [
        CheckupFinding(
          .limited, "\(folder) cannot be written: films and tests of the machine need it",
          remedy: "set \(.environment("TMPDIR")) to a folder that can be written")
      ]
    }
    guard let free = machine.freeBytes(folder), free < 64 << 20 else { return [CheckupFinding(.good, folder)] }
    return [
      CheckupFinding(
        .limited, "\(folder), with \(free >> 20) MiB left",
        remedy: "make room there, or set \(.environment("TMPDIR")) to another folder")
    ]
  }

  static let weights = CheckupTopic("weights", "which built-in networks have theirs here") { _ in
    let there = Architecture.all.filter { WeightFiles.foundPath(of: $0) != nil }.map(\.name)
    guard there.isEmpty else { return [CheckupFinding(.good, "of \(there.joined(separator: ", "))")] }
    return [
      CheckupFinding(
        .limited, "of none of the built-in networks; own files, such as ONNX, need none",
        remedy: "set \(.environment(UserSetting.weightsFolder.variable)), or run \(.fetching(model: "resnet50"))")
    ]
  }
}
