public import Canonical

/// A reviewed plan as Markdown, for a comment on a pull request that is read on a phone.
public enum PlanMarkdown {
    /// GitHub takes comments of up to 65,536 characters, and none has less than a byte. What does not fit is counted.
    static let room = 60_000

    public static func render(_ view: JSONObject) -> String {
        let page = PlanPage(view)
        var text = MarkdownPage.render(page.head)
        var left = (devices: 0, steps: 0)
        for playbook in page.playbooks {
            var head = playbook.head
            for device in playbook.devices {
                let section = "\n\n" + MarkdownPage.render(head + device.blocks)
                guard left.devices == 0, text.utf8.count + section.utf8.count < room else {
                    left = (left.devices + 1, left.steps + device.steps)
                    continue
                }
                text += section
                head = []
            }
        }
        let end = (left.devices > 0 ? [.warning([.strong(Messages.left(devices: left.devices, steps: left.steps))])] : []) + page.tail
        return text + "\n\n" + MarkdownPage.render(end) + "\n"
    }
}
