using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Links;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Reading;

// Writes one line for each number and pair of numbers around it that its unit allows it to follow from:
// form, 1 or 0 for whether the arithmetic holds, signs; tabs between. Read by bench/audit/links.py.
var paths = Console.In.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
using var rows = new StreamWriter(Console.OpenStandardOutput());
foreach (var path in paths)
{
    var report = PlainReader.Read(Path.GetFileName(path), File.ReadAllText(path));
    var text = NoteMarks.Blank(report.Text);
    var stated = new NumbersBefore();
    foreach (var block in report.Blocks)
    {
        if (block.Table is not null) continue;
        var reading = new BlockClaims(text, stated);
        var sentences = new List<Sentence>();
        foreach (var (start, end) in Sentences.Joined(text, block.Start, block.End))
            if (reading.Read(start, end) is { } sentence) sentences.Add(sentence);
        reading.Close();
        Write(Linkable.Of(sentences));
    }
}

void Write(List<Linkable> numbers)
{
    foreach (var target in numbers)
        foreach (var triple in LinkTriples.Of(numbers, target))
        {
            var verdict = Judge.Of(triple.Equation).Verdict;
            if (verdict == Verdict.Undetermined) continue;
            rows.Write($"{triple.Form}\t{(verdict == Verdict.Consistent ? 1 : 0)}");
            foreach (var sign in LinkSigns.Of(numbers, target, triple.First, triple.Second)) rows.Write("\t" + sign);
            rows.Write('\n');
        }
}
