using Hengjian.Domain.Evidences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class DocumentEntryConfiguration : IEntityTypeConfiguration<DocumentEntryRecord>
{
    public void Configure(EntityTypeBuilder<DocumentEntryRecord> builder)
    {
        builder.ToTable("document_register");
        builder.Property(r => r.Number).HasMaxLength(100);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.HasIndex(r => new { r.RegionCode, r.Number });
        builder.HasOne<EvidenceItemRecord>().WithMany().HasForeignKey(r => r.EvidenceId).OnDelete(DeleteBehavior.Restrict);
    }
}
