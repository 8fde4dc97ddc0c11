using System.Xml;
using Hengjian.Kernel;

namespace Hengjian.Documents.Packages;

/// <summary>Turns what broken packages make the framework throw into problems.</summary>
internal static class PackageFailures
{
    /// <summary>True for the exceptions that the bytes of the file cause, not our code.</summary>
    public static bool IsOfTheFile(Exception e) =>
        e is PackageLimitException or InvalidDataException or XmlException or IOException or NotSupportedException
            // ZipArchive on mangled offsets and names.
            or ArgumentException or OverflowException;

    public static Problem Describe(Exception e, OfficePackage? package, string part)
    {
        if (e is PackageLimitException limit) return limit.Problem;
        if (e is XmlException && package is not null && HasDtd(package, part))
            return DocumentProblems.DtdForbidden(part);
        return DocumentProblems.Damaged(e is XmlException ? part + " 不是完整的 XML" : part + " 解不开");
    }

    /// <summary>True when the part begins with a document type declaration.</summary>
    public static bool HasDtd(OfficePackage package, string part)
    {
        try
        {
            return package.HasDtd(part);
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            return false;
        }
    }
}
