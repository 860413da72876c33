import { registerFileStore } from '#kernel/server/file-store.ts'
import { type Module, route } from '#kernel/server/module.ts'
import { addUpload, file, linkFile, recordFiles, removeFile, unlinkFile, uploadAllowance } from '../contract.ts'
import { allowUpload, recordUpload } from './add-upload.ts'
import { attachFile, detachFile, discardFile, listRecordFiles, showFile } from './attachments.ts'
import { addDownloadRoutes } from './download-route.ts'
import { fileJobs } from './jobs.ts'
import { fileStoreOf } from './store-file.ts'
import { addUploadRoute } from './upload-route.ts'

registerFileStore(fileStoreOf)

export const filesModule: Module = {
  name: 'files',
  routes: [
    route(uploadAllowance, allowUpload),
    route(addUpload, recordUpload),
    route(file, showFile),
    route(recordFiles, listRecordFiles),
    route(linkFile, attachFile),
    route(unlinkFile, detachFile),
    route(removeFile, discardFile),
  ],
  jobs: fileJobs,
  http: (app, server) => {
    addUploadRoute(app, server)
    addDownloadRoutes(app, server)
  },
}
