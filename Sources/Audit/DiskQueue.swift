import Dispatch

/// Where the log's writer works: a thread that may wait for the disk, which those of Swift's own pool may not.
final class DiskQueue: SerialExecutor {
    private let queue = DispatchQueue(label: "cordon.audit")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
