using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>城乡类型 of a school.</summary>
internal enum SchoolZone
{
    /// <summary>城区 (in a county: 县城).</summary>
    Urban,

    /// <summary>镇区.</summary>
    Town,

    /// <summary>乡村.</summary>
    Rural,
}

/// <summary>A school of the invented province, the same in every year.</summary>
/// <param name="Code">学校代码: county code and a number.</param>
/// <param name="Name">Full name.</param>
/// <param name="County">Its county.</param>
/// <param name="Type">One of <see cref="SchoolTypes.Names"/>.</param>
/// <param name="Zone">城乡类型.</param>
internal sealed record DemoSchool(string Code, string Name, CountyProfile County, string Type, SchoolZone Zone)
{
    /// <summary>举办性质.</summary>
    public string Ownership { get; init; } = "公办";

    /// <summary>建校年份.</summary>
    public int Founded { get; init; }

    /// <summary>The first September without it; 9999 when it goes on.</summary>
    public int Closed { get; init; } = 9999;

    /// <summary>Classes in the base year by stage; 0 where it has none.</summary>
    public IReadOnlyDictionary<SchoolStage, int> Classes { get; init; } = new Dictionary<SchoolStage, int>();

    /// <summary>Usual number of pupils in a class in the base year.</summary>
    public double ClassMean { get; init; }

    /// <summary>Everything random about the school starts here.</summary>
    public ulong Key { get; init; }

    /// <summary>Open at 1 September of the year.</summary>
    public bool OpenIn(int year) => Founded <= year && year < Closed;

    /// <summary>Teaches 小学 or 初中.</summary>
    public bool Compulsory =>
        Classes.ContainsKey(SchoolStage.Primary) || Classes.ContainsKey(SchoolStage.Junior);

    /// <summary>幼儿园.</summary>
    public bool Kindergarten => Type == "幼儿园";
}
