import ArgumentParser
import MetaCAM

struct StudyKubernetesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kubernetes", abstract: "Print a manifest that computes a study as an indexed job of Kubernetes.")

  @Argument(help: "The study's folder.")
  var folder: String

  @Option(name: .long, help: ArgumentHelp("The image that has metacam.", valueName: "image"))
  var image = "metacam:\(Version.current)"

  @Option(name: .long, help: ArgumentHelp("The claim of the volume that has the study's folder.", valueName: "name"))
  var claim = "metacam-studies"

  @Option(name: .long, help: ArgumentHelp("Where that volume is mounted.", valueName: "path"))
  var mount = "/studies"

  @OptionGroup var clusterOptions: ClusterOptions

  /// What Kubernetes would refuse, or take for something else.
  func validate() throws {
    guard mount.hasPrefix("/"), !mount.contains(":"), !mount.split(separator: "/").contains("..") else {
      throw ValidationError("--mount is a whole path, such as /studies, without ':' and '..'; not '\(mount)'.")
    }
    func isPlain(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let parts = claim.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      part.first.map(isPlain) ?? false && part.last.map(isPlain) ?? false
        && part.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
    }
    guard isName, claim.utf8.count <= 253 else {
      throw ValidationError(
        "--claim is a name as Kubernetes has them: small letters, digits, '-' and '.', up to 253, with a letter or digit at "
          + "both ends; not '\(claim)'.")
    }
    guard !image.isEmpty, image.unicodeScalars.allSatisfy({ ("!"..."~").contains($0) }) else {
      throw ValidationError(
        "--image is a container's image, such as registry/metacam:1, without spaces; not '\(image)'.")
    }
  }

  func run() throws {
    let jobs = try clusterOptions.jobs(of: StudyStore(reading: folder))
    try StandardOutput.printLines(jobs.kubernetesManifest(image: image, claim: claim, mount: mount))
  }
}
