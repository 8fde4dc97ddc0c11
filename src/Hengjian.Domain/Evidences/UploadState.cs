namespace Hengjian.Domain.Evidences;

/// <summary>How far an upload has got.</summary>
public enum UploadState
{
    /// <summary>Announced.</summary>
    Begun = 0,

    /// <summary>Some bytes are here.</summary>
    Receiving = 1,

    /// <summary>All bytes are here and are looked at.</summary>
    Hashing = 2,

    /// <summary>Stored.</summary>
    Done = 3,

    /// <summary>Not taken.</summary>
    Refused = 4,

    /// <summary>Given up.</summary>
    Expired = 5,
}
