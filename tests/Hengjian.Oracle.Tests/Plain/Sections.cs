using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>Combined schools cut into sections: 1 : 1.1 : 1.32 per pupil, or each section the whole school.</summary>
internal sealed class Sections(PlainData data, PlainCatalogue catalogue)
{
    private static readonly (SchoolStage Stage, string Suffix, double Weight)[] Kinds =
    [
        (SchoolStage.Primary, "_pri", 1), (SchoolStage.Junior, "_jun", 1.1), (SchoolStage.Senior, "_sen", 1.32),
    ];

    private readonly Dictionary<(PlainRow, SchoolStage), PlainRow> known = [];

    /// <summary>The sections of a school that belong to a stage; a section with 0 pupils is none.</summary>
    public IEnumerable<PlainRow> Of(PlainRow school, SchoolStage wanted)
    {
        foreach (var stage in Words.Taught(school.Read("school_type").Code).Where(s => Words.Covers(wanted, s)))
        {
            var section = Section(school, stage);
            if (Read(section, "stu") is not { HasValue: true, Number: 0 }) yield return section;
        }
    }

    /// <summary>One section, the same object each time; null when the school does not teach the stage.</summary>
    public PlainRow? Find(PlainRow school, SchoolStage stage) => Of(school, stage).FirstOrDefault(s => s.Stage == stage);

    public Cell Read(PlainRow section, string element)
    {
        var school = section.School!;
        var taught = Words.Taught(school.Read("school_type").Code);
        if (taught.Length == 1 || data.Dataset.CombinedSchools == CombinedSchoolRule.Whole) return school.Read(element);
        var suffix = Kinds.First(k => k.Stage == section.Stage).Suffix;
        if (catalogue.Elements.ContainsKey(element + suffix)) return school.Read(element + suffix);
        return catalogue.Elements[element].Shared ? Share(school, taught, section.Stage, school.Read(element)) : school.Read(element);
    }

    private static Cell Share(PlainRow school, SchoolStage[] taught, SchoolStage stage, Cell amount)
    {
        var parts = Kinds.Where(k => taught.Contains(k.Stage)).ToArray();
        Cell[] pupils = [.. parts.Select(p => school.Read("stu" + p.Suffix))];
        double all = 0, own = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            all += parts[i].Weight * pupils[i].Number;
            if (parts[i].Stage == stage) own = parts[i].Weight * pupils[i].Number;
        }
        return Cell.From(amount.Number * own / all, [amount, .. pupils]);
    }

    private PlainRow Section(PlainRow school, SchoolStage stage)
    {
        if (known.TryGetValue((school, stage), out var section)) return section;
        return known[(school, stage)] = new PlainRow
        {
            Grain = Grain.SectionYear,
            Year = school.Year,
            Region = school.Region,
            Stage = stage,
            Key = school.Key,
            School = school,
            Table = school.Table,
            Index = school.Index,
        };
    }
}
