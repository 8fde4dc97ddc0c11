using System.Globalization;
using System.Security.Cryptography;
using Hengjian.Data.Facts;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>A file as a clerk would have handed it in.</summary>
/// <param name="Name">2025年 岚溪市 学校表.csv.</param>
/// <param name="Sha256">Of the bytes, lower-case hex.</param>
/// <param name="Bytes">UTF-8 with byte order mark, as table programs want it.</param>
public sealed record DemoFile(string Name, string Sha256, byte[] Bytes);

/// <summary>One giving of facts: what is stored, and the files it was read from.</summary>
/// <param name="Snapshot">Facts whose rows point at file and line.</param>
/// <param name="Files">The files, in the order of the row origins.</param>
public sealed record DemoGiving(FactSnapshot Snapshot, IReadOnlyList<DemoFile> Files);

/// <summary>
/// Writes each table as the csv files of its cities, in the form of the import template: one header row with names and
/// units, / for 不适用, empty for missing, 估 behind an estimate. Importing them gives the same table.
/// </summary>
public static class DemoFiles
{
    private const int Province = DemoNames.ProvincePrefix * 10000;

    /// <summary>The givings of all years, years ascending, schools before their classes.</summary>
    public static IEnumerable<DemoGiving> Of(DemoData data, DataDictionary dictionary, string dictionaryVersion)
    {
        foreach (var year in data.Tables.Select(t => t.Period).Distinct().Order())
        {
            FactTable Find(Grain grain) => data.Tables.Single(t => t.Grain == grain && t.Period == year);
            var schools = Find(Grain.SchoolYear);
            var types = (CodeColumn)schools.Columns[SchoolTypes.Element];
            var kindergarten = Array.ConvertAll([.. Enumerable.Range(0, schools.RowCount)], i => types.LabelAt(i) == "幼儿园");
            yield return Give("region", "地区年度表", Find(Grain.RegionYear));
            yield return Give("region-stage", "地区分学段年度表", Find(Grain.RegionStageYear));
            yield return Give("school", "学校表", DemoRows.Pick(schools, i => !kindergarten[i]));
            yield return Give("kindergarten", "幼儿园表", DemoRows.Pick(schools, i => kindergarten[i]));
            yield return Give("class", "班级表", Find(Grain.ClassYear), schools);
            yield return Give("project", "项目表", Find(Grain.Project));
        }

        DemoGiving Give(string kind, string title, FactTable table, FactTable? schools = null)
        {
            var files = Files(data.Regions, dictionary, title, table, schools, out var origins);
            var changes = data.DefinitionChanges.Where(c => c.Period == table.Period && table.Columns.ContainsKey(c.Element)).ToList();
            var snapshot = new FactSnapshot(kind, Province, dictionaryVersion, table.With(origins: origins))
            {
                ParentKeys = schools is null ? null : FactSnapshot.ParentKeysOf(table, schools),
                DefinitionChanges = changes,
                DefinitionNote = string.Concat(changes.Select(c => c.Note)),
            };
            return new DemoGiving(snapshot, files);
        }
    }

    private static List<DemoFile> Files(
        RegionTree regions, DataDictionary dictionary, string title, FactTable table, FactTable? schools, out RowOrigins origins)
    {
        var writer = new DemoCsv(regions, dictionary, table, schools);
        var files = new List<DemoFile>();
        var file = new ushort[table.RowCount];
        var line = new int[table.RowCount];
        for (var start = 0; start < table.RowCount;)
        {
            // The province's own row opens the region table; it goes with the file of the province.
            var region = table.Regions[start] == Province ? Province : table.Regions[start] / 100 * 100;
            var end = start;
            while (end < table.RowCount && Belongs(table.Regions[end], region)) end++;
            var bytes = writer.Write(start, end);
            var name = string.Create(CultureInfo.InvariantCulture, $"{table.Period}年 {regions.Regions[regions.IndexOf(region)].Name} {title}.csv");
            for (var row = start; row < end; row++) (file[row], line[row]) = ((ushort)files.Count, row - start + 2);
            files.Add(new DemoFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes));
            start = end;
        }
        origins = new RowOrigins([.. files.Select(f => new SourceFile(f.Name, f.Sha256))], file, line);
        return files;
    }

    private static bool Belongs(int code, int region) => region == Province ? code == Province : code / 100 * 100 == region;
}

/// <summary>Rows of a table by position.</summary>
internal static class DemoRows
{
    /// <summary>The rows that are wanted, in order.</summary>
    public static FactTable Pick(FactTable table, Func<int, bool> wanted)
    {
        var rows = Enumerable.Range(0, table.RowCount).Where(wanted).ToArray();
        T[] Of<T>(IReadOnlyList<T> all) => Array.ConvertAll(rows, r => all[r]);
        return new FactTable
        {
            Grain = table.Grain,
            Period = table.Period,
            Regions = Of(table.Regions),
            Stages = Of(table.Stages),
            Keys = table.Keys is null ? null : Of(table.Keys),
            Names = table.Names is null ? null : Of(table.Names),
            Columns = table.Columns.ToDictionary(c => c.Key, c => Pick(c.Value, rows), StringComparer.Ordinal),
        };
    }

    private static Column Pick(Column column, int[] rows) => column switch
    {
        NumberColumn n => new NumberColumn(
            Array.ConvertAll(rows, r => n.ValueAt(r)), n.Flags is null ? null : Array.ConvertAll(rows, r => n.Flags[r])),
        CodeColumn c => new CodeColumn(Array.ConvertAll(rows, r => c.Codes[r]), c.Labels),
        TextColumn t => new TextColumn(Array.ConvertAll(rows, r => t.Values[r])),
        _ => throw new ArgumentException("Unknown column."),
    };
}
