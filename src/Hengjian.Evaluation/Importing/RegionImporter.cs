using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>Reads 行政区划 from a table with code, name, level and parent.</summary>
public static class RegionImporter
{
    private static readonly Dictionary<string, RegionLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["国家"] = RegionLevel.Nation,
        ["nation"] = RegionLevel.Nation,
        ["省"] = RegionLevel.Province,
        ["省级"] = RegionLevel.Province,
        ["province"] = RegionLevel.Province,
        ["市"] = RegionLevel.City,
        ["市级"] = RegionLevel.City,
        ["city"] = RegionLevel.City,
        ["县"] = RegionLevel.County,
        ["县级"] = RegionLevel.County,
        ["county"] = RegionLevel.County,
    };

    private static readonly string[][] Headers =
        [["code", "代码", "行政区划代码"], ["name", "名称", "行政区划名称"], ["level", "层级", "级别"], ["parent", "上级代码", "上级"]];

    /// <summary>Reads the first sheet; every error of every row, or the tree.</summary>
    public static Result<RegionTree> Read(ImportFile file)
    {
        var opened = SheetBook.Open(file.Content);
        if (!opened.TryGet(out var book)) return Result.Fail<RegionTree>(opened.Problems);
        using (book)
        {
            var read = book.Read(0);
            if (!read.TryGet(out var reader)) return Result.Fail<RegionTree>(read.Problems);
            using (reader) return Read(reader, file.Name);
        }
    }

    private static Result<RegionTree> Read(SheetReader reader, string name)
    {
        var log = new IssueLog(1_000);
        log.BeginFile(0, name);
        if (!reader.Read()) return reader.Problem ?? RegionTableProblems.NoHeader();
        var columns = new int[Headers.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = Enumerable.Range(0, reader.Count)
                .FirstOrDefault(c => Headers[i].Contains(HeaderText.Key(reader[c].Text), StringComparer.Ordinal), -1);
            if (columns[i] < 0) log.Add(RegionTableProblems.MissingColumn(Headers[i][1], Headers[i][0]), reader.Row);
        }
        if (log.Count > 0) return Result.Fail<RegionTree>(log.Problems);
        var regions = new Dictionary<int, (Region Region, int Row)>();
        while (reader.Read()) ReadRow(reader, columns, regions, log);
        if (reader.Problem is { } stopped) log.Add(stopped);
        CheckParents(regions, log);
        return log.Count > 0
            ? Result.Fail<RegionTree>(log.Problems)
            : new RegionTree(regions.Values.Select(r => r.Region));
    }

    private static void ReadRow(
        SheetReader reader, int[] columns, Dictionary<int, (Region Region, int Row)> regions, IssueLog log)
    {
        var before = log.Count;
        if (!TryCode(reader[columns[0]].Text, out var code))
            log.Add(ImportProblems.BadRegionCode(reader[columns[0]].Text.ToString()), reader.Row, columns[0] + 1);
        var name = reader[columns[1]].Text.ToString();
        if (name.Length == 0) log.Add(ImportProblems.KeyMissing("名称", false), reader.Row, columns[1] + 1);
        var word = reader[columns[2]].Text.ToString();
        if (!Levels.TryGetValue(word, out var level))
            log.Add(RegionTableProblems.UnknownLevel(word), reader.Row, columns[2] + 1);
        int? parent = null;
        var above = reader[columns[3]].Text;
        if (TryCode(above, out var parentCode)) parent = parentCode;
        else if (!above.IsEmpty) log.Add(ImportProblems.BadRegionCode(above.ToString()), reader.Row, columns[3] + 1);
        else if (level == RegionLevel.Province) parent = 0;
        if (log.Count > before) return;
        var region = new Region(code, name, level, level == RegionLevel.Nation ? null : parent);
        if (regions.TryAdd(code, (region, reader.Row))) return;
        var first = log.Place(regions[code].Row);
        log.Add(ImportProblems.Repeats("代码", region.CodeText, first), reader.Row, columns[0] + 1);
    }

    private static void CheckParents(Dictionary<int, (Region Region, int Row)> regions, IssueLog log)
    {
        foreach (var (region, row) in regions.Values)
        {
            if (region.Level == RegionLevel.Nation) continue;
            if (region.ParentCode is not { } code) log.Add(RegionTableProblems.NoParent(region), row);
            else if (regions.TryGetValue(code, out var parent))
            {
                if (parent.Region.Level != region.Level - 1)
                    log.Add(RegionTableProblems.WrongParent(region, parent.Region), row);
            }
            else if (code != 0 || region.Level != RegionLevel.Province)
            {
                log.Add(ImportProblems.UnknownRegion(code.ToString("D6", CultureInfo.InvariantCulture), null), row);
            }
        }
    }

    private static bool TryCode(ReadOnlySpan<char> text, out int code)
    {
        text = CellText.Narrow(text).Trim();
        code = -1;
        return text.Length == 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code);
    }
}
