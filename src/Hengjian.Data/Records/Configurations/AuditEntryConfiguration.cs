using Hengjian.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(a => a.Sequence);
        // The chain numbers its own rows: a sequence of the database leaves gaps after a rollback.
        builder.Property(a => a.Sequence).ValueGeneratedNever();
        builder.Property(a => a.Who).HasMaxLength(40);
        builder.Property(a => a.Action).HasMaxLength(60);
        builder.Property(a => a.Subject).HasMaxLength(200);
        builder.Property(a => a.PreviousHash).HasMaxLength(64);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.HasIndex(a => a.At);
        // What was done with one thing last: asked inside deeds and on every page of a package.
        builder.HasIndex(a => new { a.Subject, a.Action, a.Sequence });
    }
}
