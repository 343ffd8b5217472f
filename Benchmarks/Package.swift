// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "metacam", path: "..")],
  targets: [
    .systemLibrary(name: "CHOLMOD", providers: [.apt(["libsuitesparse-dev"]), .brew(["suite-sparse"])]),
    .executableTarget(
      name: "imputation", dependencies: ["CHOLMOD", .product(name: "MetaCAM", package: "metacam")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        // What the engine's headers are needed for, a program that imports its module must see as well.
        .unsafeFlags(["-Xcc", "-I\(Context.packageDirectory)/../.deps/openvino/include"]),
      ]),
  ]
)
