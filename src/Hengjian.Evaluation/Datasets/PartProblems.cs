using System.Runtime.InteropServices;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Puts the problems of a file's parts in the order of its lines and adds the rows that stand there twice.</summary>
internal static class PartProblems
{
    /// <summary>Collects the problems up to the first that ended the reading.</summary>
    public static void Collect(
        TableHeader header, RegionTree regions, SchoolKeys? schools, IReadOnlyList<TablePart> parts, ProblemList problems)
    {
        var seen = new Dictionary<(string?, int Place, SchoolStage, int Period), int>(header.Key < 0 ? 0 : parts.Sum(p => p.Count));
        var unique = !header.Source.Combine && header.Source.Grain != Grain.ClassYear;
        foreach (var part in parts)
        {
            if (problems.IsFull) return;
            // A row is found to be a repetition before its cells are read.
            var found = unique ? Repeated(header, regions, schools, part, seen).Concat(part.Problems).OrderBy(p => p.Line) : part.Problems.AsEnumerable();
            problems.AddRange(found.Select(p => p.Problem));
            if (part.Stop is not { } stop) continue;
            problems.Add(stop);
            return;
        }
    }

    private static List<(int Line, Problem Problem)> Repeated(
        TableHeader header, RegionTree regions, SchoolKeys? schools, TablePart part,
        Dictionary<(string?, int Place, SchoolStage, int Period), int> seen)
    {
        var repeated = new List<(int, Problem)>();
        var owners = new int[part.Count];
        (schools is null ? part.Places : part.Parents).CopyTo(owners);
        for (var row = 0; row < part.Count; row++)
        {
            var key = part.Keys.Count > 0 ? part.Keys[row] : null;
            var place = key is null ? schools?.PlaceOf(owners[row]) ?? owners[row] : 0;
            var stage = key is null ? part.StageOf(row) : SchoolStage.All;
            var line = part.LineOf(row);
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, (key, place, stage, part.PeriodOf(row)), out var known);
            if (!known) first = line;
            else repeated.Add((line, DatasetProblems.RowRepeats(header.Source.File, line, key ?? Name(regions.Regions[place], stage), first)));
        }
        return repeated;
    }

    private static string Name(Region region, SchoolStage stage) =>
        stage == SchoolStage.All ? region.CodeText : $"{region.CodeText} {stage.ToChinese()}";
}
