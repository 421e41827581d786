// Feeds hostile bytes to one of the readers of the product, until one of its promises is broken.
//
// fuzz TARGET FILE…         runs each file once: what a fuzzer has found, as a test
// fuzz TARGET --seeds DIR   writes what a fuzzer begins with
// fuzz TARGET [OPTIONS]     built by `make fuzz` this is libFuzzer, whose options follow
import Foundation

let arguments = CommandLine.arguments
guard arguments.count > 1, let target = FuzzTarget.all.first(where: { $0.name == arguments[1] }) else {
    print("usage: fuzz TARGET …, of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
    exit(64)
}
do {
    if arguments.count == 4, arguments[2] == "--seeds" {
        for (number, seed) in target.seeds.enumerated() {
            try Data(seed).write(to: URL(filePath: "\(arguments[3])/\(target.name)-\(number)"))
        }
    } else {
        #if FUZZING
        Fuzzer.run(target, arguments: [arguments[0]] + arguments.dropFirst(2))
        #else
        for file in arguments.dropFirst(2) { target.run([UInt8](try Data(contentsOf: URL(filePath: file)))) }
        #endif
    }
} catch {
    print(error)
    exit(1)
}
