using System.Text;
using Hengjian.Documents.WordTables;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.WordTables;

/// <summary>Finds the rows of a file in the table and says what differs; changes nothing.</summary>
internal static class FormTableComparer
{
    /// <summary>Compares.</summary>
    /// <param name="table">What the product holds.</param>
    /// <param name="rows">What the file says.</param>
    /// <param name="check">Why a text cannot stand in a column of a row; null when it can.</param>
    public static Result<FormTableDifference> Compare(FormTable table, IReadOnlyList<WordRowText> rows, Func<FormTableRow, string, string, Problem?> check)
    {
        var (remarks, seen, changes) = (new List<Problem>(), new HashSet<string>(StringComparer.Ordinal), new List<(int Place, FormTableChange Change)>());
        foreach (var row in rows)
        {
            var where = FormattableString.Invariant($"第 {row.Number} 行");
            if (row.Cells.Values.All(c => c.Text.Length == 0)) continue;
            var marks = row.Marks.Select(Mark.Of).OfType<Mark>().ToList();
            if (marks.Find(m => m.Kind != (int)table.Kind || m.Package != table.Package) is { } other)
                return FormTableProblems.OtherTable(other.Package != table.Package ? "另一个政府或轮次" : "另一种表");
            if (marks.Count > 1)
            {
                remarks.Add(FormTableProblems.Joined(where));
                continue;
            }
            if (Find(table, row, marks.FirstOrDefault(), where, remarks) is not { } found) continue;
            if (!seen.Add(found.Item)) remarks.Add(FormTableProblems.Twice(where, $"{found.Item} {found.Name}"));
            else changes.AddRange(Differences(table, found, row, marks.FirstOrDefault(), where, remarks, check));
        }
        return new FormTableDifference(table, [.. changes.OrderBy(c => c.Place).Select(c => c.Change)], remarks, table.Rows.Count - seen.Count, "");
    }

    private static IEnumerable<(int Place, FormTableChange Change)> Differences(
        FormTable table, FormTableRow row, WordRowText read, Mark? mark, string where, List<Problem> remarks, Func<FormTableRow, string, string, Problem?> check)
    {
        var place = table.Rows.ToList().IndexOf(row);
        var since = mark is not null && mark.Print != table.PrintOf(row) ? row.ChangedBy.Length > 0 ? row.ChangedBy : "导出以后有人改过" : "";
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (!read.Cells.TryGetValue(column.Header, out var cell)) continue;
            var (old, text) = (FormTableText.Plain(row.Cells[i]), FormTableText.Plain(cell.Text));
            if (!column.Editable)
            {
                // What is one cell over several rows is empty in all but the first.
                if (!Same(old, text) && !(column.Merges && (cell.Merged || text.Length == 0))) remarks.Add(FormTableProblems.Locked(where, column.Header, row.Cells[i]));
                continue;
            }
            if (cell.Merged)
            {
                remarks.Add(FormTableProblems.Merged(where, column.Header));
                continue;
            }
            if (old != text) yield return (place, new FormTableChange(row.Item, row.Name, column.Header, row.Cells[i], text, since, check(row, column.Header, text)));
        }
    }

    // By the hidden name; without it by the number, then by the title in whatever locked column it stands.
    private static FormTableRow? Find(FormTable table, WordRowText row, Mark? mark, string where, List<Problem> remarks)
    {
        if (mark is not null && table.Rows.FirstOrDefault(r => r.Item == mark.Item) is { } marked) return marked;
        var texts = table.Columns.Where(c => !c.Editable && !c.Merges).Select(c => row.Cells.GetValueOrDefault(c.Header)?.Text.Trim() ?? "").Where(t => t.Length > 0).ToList();
        var joined = Bare(string.Join(' ', texts));
        var known = table.Rows.FirstOrDefault(r => texts.Exists(t => t == r.Item || t.StartsWith(r.Item + " ", StringComparison.Ordinal)))
            ?? table.Rows.FirstOrDefault(r => texts.Exists(t => Bare(t) == Bare(r.Name)) || joined == Bare(r.Item + r.Name));
        if (known is null)
        {
            var name = texts.MaxBy(t => t.Length) ?? "（空）";
            var near = NearestName.Of(name, table.Rows.Select(r => r.Name));
            remarks.Add(FormTableProblems.UnknownRow(where, name.Length > 40 ? name[..40] + "…" : name, near));
            return null;
        }
        remarks.Add(FormTableProblems.ByName(where, $"{known.Item} {known.Name}"));
        return known;
    }

    private static bool Same(string one, string other) => Bare(one) == Bare(other);

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private sealed record Mark(int Kind, long Package, string Item, string Print)
    {
        public static Mark? Of(string name)
        {
            if (!name.StartsWith("_hj", StringComparison.Ordinal)) return null;
            var parts = name[3..].Split('x');
            if (parts.Length != 4 || !int.TryParse(parts[0], out var kind) || !long.TryParse(parts[1], out var package)) return null;
            try
            {
                return new Mark(kind, package, Encoding.UTF8.GetString(Convert.FromHexString(parts[2])), parts[3]);
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }
}
