import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/tiny_densenet-1.onnx")
/// Three groups, so that there are eight combinations.
private let groups = ["--group", "grad-cam,grad-cam++", "--group", "score-cam", "--group", "full-grad"]

@Suite struct StudyTests {
  private static let study = ["study", "cases.csv", "--networks", network, "--k", "20", "60", "100"] + groups

  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write(
      "cases.csv", Array("\u{FEFF}image,class,name\r\na.png,7,first\r\na.png,3,\r\na.png,1,third\r\n".utf8))
    return folder
  }

  /// What must be the same whoever computed it: all but who did.
  private static func results(_ folder: WorkFolder, _ run: String) throws -> [String: Data] {
    let files = folder.files.filter { file in
      ["shards/", "tables/", "pages/", "results.sqlite"].contains { file.hasPrefix("\(run)/\($0)") }
    }
    return try Dictionary(
      uniqueKeysWithValues: files.map {
        (String($0.dropFirst(run.count + 1)), try Data(contentsOf: folder.url.appendingPathComponent($0)))
      })
  }

  /// Killed at some moment, a study goes on, with other workers, and ends with the same bytes.
  @Test func goesOn() throws {
    let folder = try Self.folder()
    let whole = try ProgramRun(Self.study + ["--out", "whole", "--workers", "1"], in: folder)
    #expect(whole.status == 0, "\(whole.messages)")
    let killed = try ProgramRun(
      Self.study + ["--out", "parts"], in: folder,
      interruption: .init(signal: SIGKILL) { folder.files.contains("parts/shards/000000.done") })
    #expect(killed.status == 128 + SIGKILL)
    #expect(!folder.files.contains("parts/results.sqlite"))

    // Without the word, nothing is done again.
    try ProgramRun.expectError(Self.study + ["--out", "parts"], in: folder, says: "--resume")
    let resumed = try ProgramRun(Self.study + ["--out", "parts", "--resume", "--workers", "3"], in: folder)
    #expect(resumed.status == 0, "\(resumed.messages)")
    #expect(!resumed.output.contains("first: best member"))
    #expect(try Self.results(folder, "parts") == Self.results(folder, "whole"))
    #expect(!folder.files.contains { $0.hasPrefix("parts/leases/") })

    let tables = try String(
      contentsOf: folder.url.appendingPathComponent("whole/tables/experiments.csv"), encoding: .utf8)
    #expect(tables.split(separator: "\r\n").count == 1 + 3 * 8 * 3)
    // The report fetches nothing, and every case has its page.
    let report = try String(contentsOf: folder.url.appendingPathComponent("whole/report.html"), encoding: .utf8)
    #expect(!report.contains("src=\"http") && report.contains("href=\"pages/first.html\""))
    #expect(folder.files.contains("whole/pages/a-3.html") && folder.files.contains("whole/pages/third.html"))
    let figures = folder.files.filter { $0.hasPrefix("whole/figures/") }
    #expect(Set(figures.map { $0.split(separator: ".").last.map(String.init) ?? "" }) == ["png", "svg", "pdf"])
  }

  /// Planned, computed by two programs at once, and merged: as by one.
  @Test func isSharedByPrograms() throws {
    let folder = try Self.folder()
    #expect(try ProgramRun(Self.study + ["--out", "whole", "--workers", "1"], in: folder).status == 0)
    let plan = try ProgramRun(
      ["study", "plan"] + Self.study.dropFirst() + ["--out", "run"], in: folder)
    #expect(plan.status == 0 && plan.output.contains("3 case(s) in 3 shard(s)"), "\(plan.messages)")
    try ProgramRun.expectError(["study", "merge", "run"], in: folder, says: "3 of 3 shards are not done")
    let both = try ProgramRun(
      shell: "\"$0\" study run run --workers 1 & \"$0\" study run run --workers 1; wait", in: folder)
    #expect(both.status == 0, "\(both.messages)")
    let status = try ProgramRun(["study", "status", "run", "--json"], in: folder).json()
    #expect(status["done"] as? Int == 3 && status["itemsFinished"] as? Int == 3)
    #expect(try ProgramRun(["study", "merge", "run"], in: folder).status == 0)
    #expect(try ProgramRun(["study", "report", "run"], in: folder).status == 0)
    #expect(try Self.results(folder, "run") == Self.results(folder, "whole"))
  }

  private static let quick = ["--k", "50", "--group", "grad-cam", "--group", "eigen-cam", "--out", "out"]

  /// Two files of one name are two networks; one file by two names is one.
  @Test func takesNetworksOfOneName() throws {
    let folder = try WorkFolder()
    try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("cases.csv", Array("image,class\na.png,1\n".utf8))
    for (name, seed) in [("ma", 1), ("mb", 2)] as [(String, UInt64)] {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
      var network = SmallNetwork(seed: seed)
      try network.convolution(5, bias: true, name: "conv")
      try network.relu("layer")
      try network.classify()
      try ONNXWriter.write(network.graph, to: folder.url.path + "/\(name)/net.onnx")
    }
    let networks = ["ma/net.onnx", "mb/net.onnx"]
    let run = try ProgramRun(
      ["study", "cases.csv", "--networks"] + networks + ["./ma/net.onnx"] + Self.quick, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let table = try String(contentsOf: folder.url.appendingPathComponent("out/tables/cases.csv"), encoding: .utf8)
    let rows = table.split(separator: "\r\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.map { String($0[1]) } == networks)
    for (network, row) in zip(networks, rows) {
      let predicted = try ProgramRun(["predict", "a.png", "--model", network, "--json"], in: folder)
      let top = try #require((predicted.json()["images"] as? [[String: Any]])?.first?["top"] as? [[String: Any]])
      let probability = top.first { $0["class"] as? Int == 1 }?["probability"] as? Double
      #expect(abs(try #require(probability) - (Double(row[5]) ?? .nan)) < 1e-6)
    }
  }

  /// What a finished case was made from may change: it is said what has, and computed anew; what is damaged is named.
  @Test func knowsWhatHasChanged() throws {
    let folder = try WorkFolder()
    let picture = try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("b.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("cases.csv", Array("image,class\na.png,1\nb.png,2\n".utf8))
    let narrow = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("goldens/narrow_resnet-1.onnx")))
    try folder.write("net.onnx", narrow)
    let study = ["study", "cases.csv", "--networks", "net.onnx"] + Self.quick
    #expect(try ProgramRun(study, in: folder).status == 0)

    let cropped = try Preprocessing(shorterSide: 100, cropSize: .init(50)).fitted(Image(contentsOf: picture))
    try cropped.writePNG(to: picture)
    let again = try ProgramRun(study + ["--resume"], in: folder)
    #expect(again.status == 0 && again.messages.contains("the picture 'a.png' has changed"), "\(again.messages)")
    #expect(again.output.contains("a-1: best member") && !again.output.contains("b-2: best member"))
    // By a plan that says otherwise, a run goes nowhere.
    try folder.write("net.onnx", Data(contentsOf: URL(fileURLWithPath: network)))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("out/shards/000000.done"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("out/shards/000000.rows"))
    let other = try ProgramRun(["study", "run", "out"], in: folder)
    #expect(other.status == 1 && other.messages.contains("the network has changed since"), "\(other.messages)")
    try folder.write("net.onnx", narrow)
    #expect(try ProgramRun(study + ["--resume"], in: folder).status == 0)

    let url = folder.url.appendingPathComponent("out/shards/000001.rows")
    let whole = try Data(contentsOf: url)
    for damaged in [Data(whole.dropFirst(3)), whole + whole.dropFirst(70), Data("{}\n".utf8)] {
      try damaged.write(to: url)
      try ProgramRun.expectError(["study", "merge", "out"], in: folder, says: "000001.rows")
    }
    try whole.write(to: url)
    #expect(try ProgramRun(["study", "merge", "out"], in: folder).status == 0)
  }

  /// Copies of a picture are cases of their own, and damage of any of their maps is noticed.
  @Test func keepsTheMapsOfEachCase() throws {
    let folder = try WorkFolder()
    for name in ["a.png", "b.png"] { try folder.write(name, Data(contentsOf: URL(fileURLWithPath: sample))) }
    try folder.write("cases.csv", Array("image,class\na.png,1\nb.png,1\n".utf8))
    let study = ["study", "cases.csv", "--networks", network, "--profile", "maps", "--shard-size", "2", "--out", "out"]
    let run = try ProgramRun(study, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(folder.files.contains("out/pages/a-1.html") && folder.files.contains("out/pages/b-1.html"))

    let url = folder.url.appendingPathComponent("out/shards/000000.maps")
    var maps = try Data(contentsOf: url)
    for index in maps.indices.suffix(4) { maps[index] ^= 0x20 }
    try maps.write(to: url)
    try ProgramRun.expectError(["study", "report", "out"], in: folder, says: "delete the shard's files (000000.*")
    for name in folder.files where name.hasPrefix("out/shards/000000.") {
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
    }
    #expect(try ProgramRun(study + ["--resume"], in: folder).status == 0)
  }

  /// Results of two versions of the program are not mixed.
  @Test func runsPlansOfItsOwnVersion() throws {
    let folder = try Self.folder()
    #expect(try ProgramRun(["study", "plan"] + Self.study.dropFirst() + ["--out", "run"], in: folder).status == 0)
    let url = folder.url.appendingPathComponent("run/study.json")
    let plan = try String(contentsOf: url, encoding: .utf8)
    let version = try #require(try #/"version" : "([^"]*)"/#.firstMatch(in: plan)?.output.1)
    try Data(plan.replacingOccurrences(of: "\"\(version)\"", with: "\"0.0.9\"").utf8).write(to: url)
    try ProgramRun.expectError(
      ["study", "run", "run"], in: folder, says: "planned by version 0.0.9 of the program, and this is \(version)")
  }

  /// A picture that cannot be read costs its own case alone, and is said everywhere.
  @Test func goesOnBesideABadPicture() throws {
    let folder = try Self.folder()
    try folder.write("bad.png", Array("no picture".utf8))
    try folder.write("cases.csv", Array("image,class\na.png,1\nbad.png,2\nnone.png,2\na.png,3\n".utf8))
    let run = try ProgramRun(["study", "cases.csv", "--networks", network, "--json"] + Self.quick, in: folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("not a \(ImageFormat.names) image"), "\(run.messages)")
    #expect(run.messages.hasSuffix("2 of 4 cases failed; the other 2 are done\n"), "\(run.messages)")
    let json = try run.json()
    #expect(json["failureCount"] as? Int == 2)
    #expect((json["failures"] as? [[String: Any]])?.map { $0["case"] as? String } == ["bad-2", "none-2"])
    let table = try String(contentsOf: folder.url.appendingPathComponent("out/tables/cases.csv"), encoding: .utf8)
    #expect(table.contains("there is no such picture"))
    for name in ["bad-2", "none-2"] {
      #expect(run.messages.split(separator: "\n").count { $0.contains(name) } == 1, "\(run.messages)")
    }
  }

  /// Each failure once, ten by name, the rest by their number; and what a picture is that is none.
  @Test func namesTenFailures() throws {
    let folder = try Self.folder()
    try folder.write("empty.png", [])
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("folder.png"), withIntermediateDirectories: true)
    #expect(mkfifo(folder.url.appendingPathComponent("fifo.png").path, 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("loop.png").path, withDestinationPath: "loop.png")
    let kinds = [
      ("empty", "the picture's file is empty"), ("folder", "the picture is a folder"), ("fifo", "not a regular file"),
      ("loop", "the picture cannot be read"), ("missing", "there is no such picture"),
    ]
    let others = (0..<8).map { "none\($0).png,1" }
    try folder.write(
      "cases.csv",
      Array((["image,class", "a.png,1"] + kinds.map { "\($0.0).png,1" } + others).joined(separator: "\n").utf8))
    let plan = ["cases.csv", "--networks", network, "--profile", "maps", "--out", "my run", "--shard-size", "20"]
    #expect(try ProgramRun(["study", "plan"] + plan, in: folder).status == 0)
    let run = try ProgramRun(["study", "run", "my run"], in: folder)
    let lines = run.messages.split(separator: "\n").filter { $0.hasPrefix("Error: ") }
    for (name, says) in kinds {
      #expect(lines.count { $0.contains(" \(name)-1: ") && $0.contains(says) } == 1, "\(run.messages)")
    }
    #expect(run.status == 1 && lines.count == 12, "\(run.messages)")
    #expect(
      run.messages.contains("3 more failed") && run.messages.contains("13 of 14 cases failed; the other one is done"))
    #expect(run.output.contains("done; go on with `metacam study merge 'my run'`"))
    let merge = try ProgramRun(["study", "merge", "my run"], in: folder)
    #expect(merge.status == 1 && merge.messages.contains("3 more failed"), "\(merge.messages)")
    #expect(merge.messages.split(separator: "\n").count { $0.hasPrefix("Error: ") } == 12)
  }

  /// What has changed is said in the words of the command line, wherever a failure is kept.
  @Test func wordsFailuresItself() throws {
    let folder = try Self.folder()
    let study = ["cases.csv", "--networks", network, "--profile", "maps", "--out", "out"]
    #expect(try ProgramRun(["study", "plan"] + study, in: folder).status == 0)
    try folder.write("a.png", Array("another".utf8))
    let run = try ProgramRun(["study", "run", "out"], in: folder)
    #expect(run.messages.contains("plan anew with --resume") && !run.messages.contains("parameter"), "\(run.messages)")
    let merge = try ProgramRun(["study", "merge", "out"], in: folder)
    #expect(merge.messages.contains("plan anew with --resume") && !merge.messages.contains("parameter"))
    let table = try String(contentsOf: folder.url.appendingPathComponent("out/tables/cases.csv"), encoding: .utf8)
    #expect(table.contains("plan anew with --resume") && !table.contains("parameter"))
  }

  /// A run that lies among the pictures is none of their classes, and one that is not whole says so.
  @Test func saysWhatIsMissing() throws {
    let folder = try WorkFolder()
    for name in ["set/3", "set/1"] {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
      try folder.write("\(name)/a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    }
    let study = ["set", "--networks", network, "--profile", "maps", "--out", "set/run", "--shard-size", "1"]
    #expect(try ProgramRun(["study", "plan"] + study, in: folder).status == 0)
    #expect(try ProgramRun(["study", "run", "set/run", "--shard", "1"], in: folder).status == 0)
    let report = try ProgramRun(["study", "report", "set/run"], in: folder)
    #expect(report.status == 0 && report.messages.contains("1 of 2 case(s) are left out: 1 of 2 shards are not done"))
    #expect(folder.files.contains("set/run/pages/a-3.html"))
    let all = try ProgramRun(["study"] + study + ["--resume"], in: folder)
    #expect(all.status == 0 && all.messages.contains("being a study's: 'run'"), "\(all.messages)")
    #expect(
      folder.files.filter { $0.hasPrefix("set/run/pages/") } == ["set/run/pages/a-1.html", "set/run/pages/a-3.html"])
    // Pages that are not shown any more go, and so does what an earlier report has left.
    try folder.write("set/run/pages/a-1.html.1a2b.partial", Array("x".utf8))
    try folder.write("set/run/pages/mine.txt", Array("x".utf8))
    let one = try ProgramRun(["study", "report", "set/run", "--shown", "1"], in: folder)
    #expect(one.status == 0 && !one.messages.contains("left out"))
    let left = folder.files.filter { $0.hasPrefix("set/run/pages/") }
    #expect(left.count == 2 && left.contains("set/run/pages/mine.txt"), "\(left)")
  }

  /// A network twice is said to be one; `auto` chooses for one, and the study goes on by what it chose.
  @Test func choosesThePrecisionOfOneNetwork() throws {
    let folder = try Self.folder()
    try folder.write("net.onnx", Data(contentsOf: URL(fileURLWithPath: network)))
    try folder.write("copy.onnx", Data(contentsOf: URL(fileURLWithPath: network)))
    try folder.write(
      "other.onnx", Data(contentsOf: URL(fileURLWithPath: Fixtures.path("goldens/narrow_resnet-1.onnx"))))
    let auto = ["--profile", "maps", "--precision", "auto", "--out", "out", "--limit", "1"]
    try ProgramRun.expectError(
      ["study", "plan", "cases.csv", "--networks", "net.onnx", "other.onnx"] + auto, in: folder,
      says: "--precision auto is for one network; choose f32 or bf16 for 2")
    let plan = try ProgramRun(["study", "plan", "cases.csv", "--networks", "net.onnx", "copy.onnx"] + auto, in: folder)
    #expect(plan.status == 0 && plan.messages.contains("precision: "), "\(plan.messages)")
    #expect(plan.messages.contains("note: 'net.onnx', 'copy.onnx' are one network"))
    let text = try String(contentsOf: folder.url.appendingPathComponent("out/study.json"), encoding: .utf8)
    #expect(text.contains("\"precision\" : \"f32\"") || text.contains("\"precision\" : \"bf16\""))
    #expect(try ProgramRun(["study", "run", "out", "--precision", "auto"], in: folder).status == 0)
    let again = try ProgramRun(
      ["study", "cases.csv", "--networks", "net.onnx", "--resume"] + auto, in: folder)
    #expect(again.status == 0 && !again.messages.contains("changed since"), "\(again.messages)")
  }

  @Test func takesFoldersTopClassesAndProfiles() throws {
    let folder = try WorkFolder()
    for name in ["set/3", "set/1"] {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
      try folder.write("\(name)/a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    }
    let maps = try ProgramRun(
      ["study", "set", "--networks", network, "--out", "maps", "--profile", "maps"], in: folder)
    #expect(maps.status == 0, "\(maps.messages)")
    let kept = try SafetensorsFile(contentsOf: folder.url.path + "/maps/shards/000000.maps").tensors
    #expect(kept.count == 11 && kept.names.allSatisfy { $0.contains("/") })
    try folder.write("top.csv", Array("image,class,name\nset/1/a.png,top,x\n".utf8))
    try folder.write("ensemble.json", Array(#"{"members": ["grad-cam", "eigen-cam"], "k": 30}"#.utf8))
    let quick = try ProgramRun(
      [
        "study", "top.csv", "--networks", network, "--out", "quick", "--profile", "quick", "--metrics", "deletion",
        "--k", "50", "--ensembles", "weights", "--ensemble", "ensemble.json",
      ],
      in: folder)
    #expect(quick.status == 0, "\(quick.messages)")
    let measures = try String(
      contentsOf: folder.url.appendingPathComponent("quick/tables/measures.csv"), encoding: .utf8)
    #expect(measures.contains(",score-cam,whole,deletion,") && measures.contains(",allMembers,best,deletion,"))
    #expect(measures.contains(",weighted,best,deletion,") && measures.contains(",ensemble,best,deletion,"))
    #expect(!measures.contains(",memberSearch,"))
    try folder.write("theirs.csv", Array("case,method,score\nx,theirs,0.5\n".utf8))
    let compared = try ProgramRun(
      ["study", "compare", "quick", "theirs.csv", "--measure", "deletion", "--variant", "whole", "--out", "c.csv"],
      in: folder)
    #expect(compared.status == 0, "\(compared.messages)")
    #expect(compared.output.contains("theirs.csv: theirs") && folder.files.contains("c.csv"))
  }

  /// Every ensemble that has a name is a row of its own, and learnt weights are one more.
  @Test func judgesEnsemblesLikeMethods() throws {
    let folder = try WorkFolder()
    try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("cases.csv", Array("image,class\na.png,7\na.png,3\na.png,1\na.png,2\na.png,5\n".utf8))
    let study = ["study", "cases.csv", "--networks", network, "--k", "50", "100", "--profile", "quick"]
    let all = try ProgramRun(study + ["--out", "all", "--ensemble", "every", "--ensembles", "groups"], in: folder)
    #expect(all.status == 0, "\(all.messages)")
    let measures = try folder.text("all/tables/measures.csv")
    let members = try folder.text("all/tables/members.csv")
    let report = try folder.text("all/report.html")
    for ensemble in Ensemble.all.map(\.slug) {
      #expect(measures.contains(",\(ensemble),whole,road-exact,"), "\(ensemble)")
      #expect(measures.contains(",\(ensemble),best,road-reference,") && members.contains(",\(ensemble),reference,50"))
      #expect(report.contains(">\(ensemble)<"), "\(ensemble)")
    }
    let kept = try SafetensorsFile(contentsOf: folder.url.path + "/all/shards/000000.maps").tensors
    #expect(kept.count == 11 + Ensemble.all.count)

    let learned = try ProgramRun(["study", "select", "all", "--weights"], in: folder)
    #expect(learned.status == 0 && learned.output.contains("the weights: "), "\(learned.messages)")
    let judged = try ProgramRun(
      study + ["--methods", "grad-cam", "--out", "learned", "--ensemble", "median", "all/learned.json"], in: folder)
    #expect(judged.status == 0, "\(judged.messages)")
    let scores = try folder.text("learned/tables/measures.csv")
    #expect(scores.contains(",learned-weights,whole,road-reference,") && scores.contains(",median,whole,"))

    let selected = try ProgramRun(["study", "select", "all", "--scores", "held.csv"], in: folder)
    #expect(selected.status == 0, "\(selected.messages)")
    let compared = try ProgramRun(["study", "compare", "all", "held.csv", "--variant", "whole"], in: folder)
    #expect(compared.status == 0 && compared.output.contains("selected-ensemble"), "\(compared.messages)")
    try folder.write("k.json", Array(#"{"members": ["grad-cam"], "k": 30}"#.utf8))
    try folder.write("l.json", Array(#"{"members": ["grad-cam"], "k": 40}"#.utf8))
    try ProgramRun.expectError(
      study + ["--out", "o", "--ensemble", "k.json", "l.json"], in: folder, says: "one file of a")
    try ProgramRun.expectError(
      study + ["--out", "o", "--ensemble", "medain"], in: folder, says: "or 'median'?")
    try ProgramRun.expectError(
      ["study", "select", "all", "--weights", "--scores", "s.csv"], in: folder, says: "leave one of them out")
  }

  @Test func printsScriptsForClusters() throws {
    let folder = try Self.folder()
    let plan = ["study", "plan", "cases.csv", "--networks", network, "--out", "it's here"]
    #expect(try ProgramRun(plan, in: folder).status == 0)
    let slurm = try ProgramRun(["study", "slurm", "it's here", "--cpus", "4"], in: folder)
    #expect(slurm.status == 0 && slurm.output.contains("--array=0-2") && slurm.output.contains("--cpus-per-task=4"))
    try folder.write("run.sh", Array(slurm.output.utf8))
    #expect(try ProgramRun(shell: "bash -n run.sh", in: folder).status == 0)
    #expect(slurm.output.contains(#"metacam study run 'it'\''s here' --shard "$SLURM_ARRAY_TASK_ID""#))
    // A report of what succeeded, whatever did not; and time for what dead tasks have left.
    #expect(slurm.output.contains("--time=1:11:00 <<'TASK'"))
    let hours = try ProgramRun(["study", "slurm", "it's here", "--merge-hours", "5"], in: folder)
    #expect(hours.output.contains("--time=5:00:00 <<'TASK'"))
    let tasks = slurm.output.components(separatedBy: "<<'TASK'\n")
    let job = try #require(tasks.last?.components(separatedBy: "\nTASK").first)
    for (failing, wrote) in [
      ("run", ["run", "merge", "report"]), ("merge", ["run", "merge", "report"]), ("none", ["run", "merge", "report"]),
    ] {
      try folder.write("log", [])
      try folder.write(
        "job.sh",
        Array("metacam() { echo $2 >> log; [ $2 != \(failing) ]; }\n\(job)\n".utf8))
      let run = try ProgramRun(shell: "bash job.sh", in: folder)
      #expect((run.status == 0) == (failing == "none"), "\(failing)")
      let log = try String(contentsOf: folder.url.appendingPathComponent("log"), encoding: .utf8)
      #expect(log.split(separator: "\n").map(String.init) == wrote)
    }
    let manifest = try ProgramRun(["study", "kubernetes", "it's here", "--jobs", "2"], in: folder)
    #expect(manifest.output.contains("completionMode: Indexed") && manifest.output.contains("completions: 2"))
  }

  /// What is printed is typed into a shell as it stands, and Kubernetes takes no name for a variable.
  @Test(arguments: [
    "my run", "it's", "a$(touch x)b", "a\"b", "a\nTASK\nb", "-run", "a\\b", "*", "~", "ümläut", "a\u{202E}b", "a;b",
    "a&b", "#a",
  ])
  func printsCommandsForAShell(name: String) throws {
    let folder = try Self.folder()
    let plan = try ProgramRun(
      ["study", "plan", "cases.csv", "--networks", network, "--profile", "maps", "--out=\(name)"], in: folder)
    #expect(plan.status == 0, "\(plan.messages)")
    let lines = plan.output.split(separator: "\n")
    #expect(lines.count == 4 && !plan.output.contains("u{A}"), "\(plan.output)")
    let status = lines[1].replacingOccurrences(of: "metacam study run", with: "\"$M\" study status")
    let run = try ProgramRun(
      shell: "export M=\"$0\"; cat > line.sh <<'LINE'\n\(status)\nLINE\nbash line.sh", in: folder)
    #expect(run.status == 0 && run.output.contains("3 not begun"), "\(run.messages)")
    let path = name.hasPrefix("-") ? "./" + name : name
    let slurm = try ProgramRun(["study", "slurm", path], in: folder)
    try folder.write("run.sh", Array(slurm.output.utf8))
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("bin"), withIntermediateDirectories: true)
    // What sbatch would run, run at once.
    try folder.write("bin/sbatch", Array("#!/bin/bash\nSLURM_ARRAY_TASK_ID=0 bash >> output\necho 7\n".utf8))
    try folder.write("bin/metacam", Array("#!/bin/bash\nprintf '%s\\0' \"$@\" >> words\n".utf8))
    let submitted = try ProgramRun(shell: "chmod +x bin/*; PATH=\"$PWD/bin:$PATH\" bash run.sh", in: folder)
    #expect(submitted.status == 0, "\(submitted.messages)")
    let words = String(decoding: try Data(contentsOf: folder.url.appendingPathComponent("words")), as: UTF8.self)
    #expect(words.split(separator: "\0").count { $0 == path } == 4, "\(words)")
    let manifest = try ProgramRun(["study", "kubernetes", path], in: folder)
    let expanded = manifest.output.replacingOccurrences(of: "$$(", with: "")
    #expect(!expanded.replacingOccurrences(of: "$(JOB_COMPLETION_INDEX)", with: "").contains("$("))
  }

  @Test func saysWhatIsWrong() throws {
    let folder = try Self.folder()
    try folder.write("bad.csv", Array("image,class\na.png\na.png,tabbi\n".utf8))
    try folder.write("empty.csv", [])
    let cases: [([String], String)] = [
      (["study", "bad.csv", "--out", "o"], "line 2: "), (["study", "missing.csv", "--out", "o"], "no such file"),
      (["study", "cases.csv", "--out", "o", "--k", "0"], "above 0"),
      (["study", "cases.csv", "--out", "o", "--methods", "grad-cm"], "did you mean"),
      (["study", "cases.csv", "--out", "o", "--metrics", "arcc"], "no measure 'arcc' for studies"),
      (["study", "cases.csv", "--out", "o", "--shard-size", "257"], "1 to 256"),
      (["study", "cases.csv", "--out", "o", "--limit", "0"], "at least one"),
      (["study", "run", "nowhere"], "holds no study"), (["study", "merge", "."], "holds no study"),
      (["study", "status", "nowhere"], "holds no study"),
      (["study", "cases.csv", "--out", "o", "--ensembles", "member"], "did you mean 'members'?"),
      (
        ["study", "cases.csv", "--out", "o", "--profile", "maps", "--ensembles", "members"], "--ensembles would change"
      ),
      (["study", "cases.csv", "--out", "o", "--profile", "maps", "--ensemble", "e.json"], "--ensemble would change"),
      (["study", "cases.csv", "--out", "o", "--profile", "maps", "--metrics", "insertion"], "--metrics would change"),
      (["study", "cases.csv", "--out", "o", "--profile", "maps", "--k", "5"], "--k would change"),
      (["study", "cases.csv", "--out", "o", "--profile", "maps", "--group", "grad-cam"], "--group would change"),
      (["study", "cases.csv", "--out", "o", "--profile", "maps", "--groups", "g.json"], "--groups would change"),
      (["study", "cases.csv", "--out", "o", "--profile", "maps", "--consensus", "vote"], "--consensus would change"),
      (["study", "cases.csv", "--out", "o", "--profile", "maps", "--protocol", "exact"], "--protocol would change"),
      (["study", "slurm", "o", "--seconds-per-case", "1e9"], "above 0 and up to 1000000"),
      (["study", "slurm", "o", "--merge-hours", "0"], "above 0 and up to 8760"),
      (["study", "kubernetes", "o", "--mount", "relative"], "--mount is a whole path"),
      (["study", "kubernetes", "o", "--mount", "/a:b"], "--mount is a whole path"),
      (["study", "kubernetes", "o", "--mount", "/a/../b"], "--mount is a whole path"),
      (["study", "kubernetes", "o", "--claim", "UPPER case"], "--claim is a name"),
      (["study", "kubernetes", "o", "--claim", ""], "--claim is a name"),
      (["study", "kubernetes", "o", "--claim", "a..b"], "--claim is a name"),
      (["study", "kubernetes", "o", "--claim=-a"], "--claim is a name"),
      (["study", "kubernetes", "o", "--image", "a b"], "--image is a container's image"),
      (["study", "cases.csv", "--out", "o", "--ensemble", "bad.csv"], "holds no ensemble"),
      (["study", "compare", "nowhere", "bad.csv"], "holds no study"),
      (["sweep", "cases.csv", "--out", "o"], "`metacam study`"),
    ]
    for (arguments, text) in cases { try ProgramRun.expectError(arguments, in: folder, says: text) }
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("o/shards"), withIntermediateDirectories: true)
    try ProgramRun.expectError(Self.study + ["--out", "o"], in: folder, says: "without a study's plan")
  }
}

extension WorkFolder {
  fileprivate func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }
}
