using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain.Collection;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Collection;

/// <summary>Reads collection plans (collection/README.md) against the scheme and catalogue they belong to.</summary>
public static class CollectionLoader
{
    /// <summary>collection/ beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "collection");

    /// <summary>The files a scheme's plan is read from: departments and the plan named after the scheme.</summary>
    /// <returns>Both files, or the reason why one is not there.</returns>
    public static Result<IReadOnlyList<(string Name, string Text)>> FilesFor(string schemeId, string? folder = null)
    {
        var at = folder ?? Folder;
        var departments = Path.Combine(at, DepartmentLoader.File);
        var plan = Path.Combine(at, schemeId + ".yaml");
        if (!File.Exists(departments)) return CollectionProblems.NoDepartments();
        if (schemeId.AsSpan().ContainsAny('/', '\\') || !File.Exists(plan)) return CollectionProblems.NoPlan(schemeId);
        return Result.Ok<IReadOnlyList<(string, string)>>(
            [(DepartmentLoader.File, File.ReadAllText(departments)), (schemeId + ".yaml", File.ReadAllText(plan))]);
    }

    /// <summary>The departments that came with the program.</summary>
    public static Result<DepartmentBook> Departments(string? folder = null)
    {
        var path = Path.Combine(folder ?? Folder, DepartmentLoader.File);
        if (!File.Exists(path)) return CollectionProblems.NoDepartments();
        var problems = new List<Problem>();
        return DepartmentLoader.Read(File.ReadAllText(path), problems) is { } book ? book : Result.Fail<DepartmentBook>(problems);
    }

    /// <summary>Reads the plan of a scheme.</summary>
    /// <param name="files">departments.yaml and one plan file.</param>
    /// <param name="scheme">The scheme the plan must fit.</param>
    /// <param name="catalogue">Elements and indicators it may name.</param>
    public static Result<CollectionPlan> Load(
        IReadOnlyList<(string Name, string Text)> files, EvaluationScheme scheme, IndicatorCatalogue catalogue)
    {
        var problems = new List<Problem>();
        var departments = files.FirstOrDefault(f => f.Name == DepartmentLoader.File);
        if (departments.Text is null) return CollectionProblems.NoDepartments();
        var plans = files.Where(f => f.Name != DepartmentLoader.File).ToList();
        if (plans.Count != 1) return CollectionProblems.NoPlan(scheme.Id);
        var book = DepartmentLoader.Read(departments.Text, problems);
        var map = YamlMap.Parse(plans[0].Name, plans[0].Text, problems);
        if (book is null || map is null) return Result.Fail<CollectionPlan>(problems);
        var plan = new PlanReader(scheme, catalogue, book).Read(map) with { Version = VersionOf(files) };
        return problems.Count == 0 ? plan : Result.Fail<CollectionPlan>(problems);
    }

    /// <summary>SHA-256 of the files in name order: the version of a plan.</summary>
    public static string VersionOf(IReadOnlyList<(string Name, string Text)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
