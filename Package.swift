// swift-tools-version: 6.1
import Foundation
import PackageDescription

// `Scripts/bootstrap` unpacks OpenVINO beside this manifest. Where it lies there, the flags below let a plain
// `swift build`, `swift test` and an editor's language server find it; elsewhere pkg-config's `openvino.pc` serves.
// Where MetaCAM is a dependency of another package there is no such folder, and so no unsafe flag.
let openVINO = Context.packageDirectory + "/.deps/openvino"
let hasFetchedOpenVINO = FileManager.default.fileExists(atPath: openVINO + "/include/openvino/c/openvino.h")

let engineHeaders: [SwiftSetting] = hasFetchedOpenVINO ? [.unsafeFlags(["-Xcc", "-I\(openVINO)/include"])] : []

// The first run path serves an installed program, which may be moved; the second one serves the build folder.
let engineLibraries: [LinkerSetting] =
  hasFetchedOpenVINO
  ? [
    .unsafeFlags([
      "-L\(openVINO)/libs",
      "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../lib/metacam",
      "-Xlinker", "-rpath", "-Xlinker", "\(openVINO)/libs",
    ])
  ] : []

let swiftSettings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "metacam",
  platforms: [.macOS(.v13)],
  products: [
    .library(name: "MetaCAM", targets: ["MetaCAM"]),
    .executable(name: "metacam", targets: ["Commands"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.28.0"),
  ],
  targets: [
    // C libraries
    .systemLibrary(name: "COpenVINO", pkgConfig: hasFetchedOpenVINO ? nil : "openvino"),
    .systemLibrary(
      name: "CImageCodecs", pkgConfig: "libturbojpeg libpng libwebp",
      providers: [.apt(["libturbojpeg0-dev", "libpng-dev", "libwebp-dev"]), .brew(["jpeg-turbo", "libpng", "webp"])]),
    .systemLibrary(name: "CLAPACK", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"]), .brew(["lapack"])]),

    // The way the data takes, from top to bottom: no target imports one below it.
    .target(name: "Failures", exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(name: "Files", dependencies: ["Failures"], exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(name: "Tensors", dependencies: ["Failures"], exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(name: "Graphs", dependencies: ["Tensors"], exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(
      name: "ModelReaders",
      dependencies: ["Graphs", "Files", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["README.md", "ONNX/onnx.proto"], resources: [.embedInCode("Labels/imagenet-classes.txt")],
      swiftSettings: swiftSettings),
    .target(name: "Differentiation", dependencies: ["Graphs"], exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(
      name: "OpenVINORuntime", dependencies: ["Tensors", "Files", "COpenVINO"], exclude: ["README.md"],
      swiftSettings: swiftSettings + engineHeaders, linkerSettings: engineLibraries),
    .target(
      name: "Imaging", dependencies: ["Tensors", "Files", "CImageCodecs"], exclude: ["README.md"],
      swiftSettings: swiftSettings),
    .target(
      name: "ActivationMaps",
      dependencies: ["Differentiation", "ModelReaders", "OpenVINORuntime", "Imaging", "CLAPACK"],
      exclude: ["README.md"], swiftSettings: swiftSettings + engineHeaders),
    .target(
      name: "MetaCAM", dependencies: ["ActivationMaps"], exclude: ["README.md"],
      swiftSettings: swiftSettings + engineHeaders),
    .executableTarget(
      name: "Commands",
      dependencies: ["MetaCAM", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      exclude: ["README.md"], swiftSettings: swiftSettings + engineHeaders),

    // Tests, one target for each of the above; what they share.
    .target(
      name: "TestSupport", dependencies: ["ModelReaders"], path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .testTarget(name: "FailuresTests", dependencies: ["Failures", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(name: "GraphsTests", dependencies: ["Graphs", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ModelReadersTests", dependencies: ["ModelReaders", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(
      name: "DifferentiationTests", dependencies: ["Differentiation", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(
      name: "OpenVINORuntimeTests", dependencies: ["OpenVINORuntime", "ModelReaders", "TestSupport"],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(name: "ImagingTests", dependencies: ["Imaging", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ActivationMapsTests", dependencies: ["ActivationMaps", "TestSupport"],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "MetaCAMTests", dependencies: ["MetaCAM", "TestSupport"], swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "CommandsTests", dependencies: ["Commands", "MetaCAM", "TestSupport"],
      swiftSettings: swiftSettings + engineHeaders),
  ]
)
